package dev.evenhand.desk;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** An answer that does not fit the study's questions; says of each field what is wrong with it, in the reader's language. */
class InvalidAnswer extends ErrorResponseException {

    private final List<Problem> problems;

    InvalidAnswer(List<Problem> problems) {
        super(HttpStatus.UNPROCESSABLE_CONTENT);
        this.problems = List.copyOf(problems);
    }

    /** What is wrong with a field; {@code why} is the last part of the message's key. */
    record Problem(String field, String why, Object... values) {

        String in(MessageSource messages, Locale locale) {
            return messages.getMessage("problem.answer." + why, values, locale);
        }
    }

    @Override
    public ProblemDetail updateAndGetBody(@Nullable MessageSource messages, Locale locale) {
        var body = super.updateAndGetBody(messages, locale);
        if (messages != null) {
            body.setDetail(problems.stream()
                    .map(problem -> problem.in(messages, locale))
                    .distinct()
                    .collect(Collectors.joining(" ")));
            body.setProperty(
                    "errors",
                    problems.stream()
                            .map(problem -> Map.of("field", problem.field(), "message", problem.in(messages, locale)))
                            .toList());
        }
        return body;
    }
}

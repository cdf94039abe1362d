package dev.evenhand.desk;

import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** An answer that does not fit the study's questions; names each field that is wrong. */
class InvalidAnswer extends ErrorResponseException {

    InvalidAnswer(Map<String, String> problems) {
        super(HttpStatus.UNPROCESSABLE_CONTENT);
        setTitle("The answer needs a change");
        setDetail(problems.entrySet().stream()
                .map(p -> p.getKey() + ": " + p.getValue())
                .collect(Collectors.joining(" · ")));
        getBody()
                .setProperty(
                        "errors",
                        problems.entrySet().stream()
                                .map(p -> Map.of("field", p.getKey(), "message", p.getValue()))
                                .toList());
    }
}

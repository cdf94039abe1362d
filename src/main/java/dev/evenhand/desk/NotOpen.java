package dev.evenhand.desk;

import dev.evenhand.study.State;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** The study takes no votes just now; the words say why and what to do. */
class NotOpen extends ErrorResponseException {

    /** Only a pause ends by itself: who asks again is told when to. */
    private static final String RETRY_SECONDS = "10";

    private final String why;

    NotOpen(State state) {
        super(
                HttpStatus.CONFLICT,
                ProblemDetail.forStatus(HttpStatus.CONFLICT),
                null,
                "problem.not_open." + why(state),
                null);
        this.why = why(state);
        if (state == State.PAUSED) {
            getHeaders().set(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
        }
    }

    /** The last part of the message's key. */
    String why() {
        return why;
    }

    private static String why(State state) {
        return switch (state) {
            case DRAFT, REGISTERED -> "not_begun";
            case PAUSED -> "paused";
            case CLOSED, PUBLISHED -> "closed";
            case OPEN -> "just_opened";
        };
    }
}

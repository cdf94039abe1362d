package dev.evenhand.desk;

import dev.evenhand.study.State;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** The study takes no votes just now; the words say why and what to do. */
class NotOpen extends ErrorResponseException {

    NotOpen(State state) {
        super(HttpStatus.CONFLICT);
        setTitle("The study is not open");
        setDetail(words(state));
    }

    private static String words(State state) {
        return switch (state) {
            case DRAFT, REGISTERED -> "The study has not begun. Come back when you hear that it is open.";
            case PAUSED -> "The study is paused. Nothing is lost; come back a little later.";
            case CLOSED, PUBLISHED -> "The study is closed and takes no more votes. Thank you for every one you gave.";
            case OPEN -> "The study was not open a moment ago. Try again.";
        };
    }
}

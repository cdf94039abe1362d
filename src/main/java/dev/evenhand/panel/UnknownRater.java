package dev.evenhand.panel;

import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** A study has no rater of this name, or not any more. */
class UnknownRater extends ErrorResponseException {

    UnknownRater() {
        super(HttpStatus.NOT_FOUND);
        setTitle("No such rater");
        setDetail("This study has no rater of this name. An erased rater has another name since.");
    }
}

package dev.evenhand.quality;

import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** The study has no rater of this name. */
class NoSuchRater extends ErrorResponseException {

    NoSuchRater() {
        super(HttpStatus.NOT_FOUND);
    }
}

package dev.evenhand.desk;

import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** There is no such ballot, or it was issued to somebody else: the answer is the same. */
class NoSuchBallot extends ErrorResponseException {

    NoSuchBallot() {
        super(HttpStatus.NOT_FOUND);
    }
}

package dev.evenhand.desk;

import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** A ballot is answered once; another answer to it is not taken. */
class AnsweredOtherwise extends ErrorResponseException {

    AnsweredOtherwise(String detail) {
        super(HttpStatus.CONFLICT);
        setTitle("Already answered");
        setDetail(detail);
    }
}

package dev.evenhand.desk;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** A ballot is answered once; another answer to it is not taken. */
class AnsweredOtherwise extends ErrorResponseException {

    /** @param why the last part of the message's key */
    AnsweredOtherwise(String why) {
        super(HttpStatus.CONFLICT, ProblemDetail.forStatus(HttpStatus.CONFLICT), null, "problem.answered." + why, null);
    }
}

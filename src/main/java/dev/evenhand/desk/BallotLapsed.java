package dev.evenhand.desk;

import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** The time in which a ballot could be answered is over, and its place may be somebody else's by now. */
class BallotLapsed extends ErrorResponseException {

    BallotLapsed() {
        super(HttpStatus.GONE);
    }
}

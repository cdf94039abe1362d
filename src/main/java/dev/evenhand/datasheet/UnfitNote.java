package dev.evenhand.datasheet;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** What was written to a datasheet cannot be taken. */
final class UnfitNote extends ErrorResponseException {

    /** @param what is wrong, as the last part of the message's key */
    UnfitNote(String what) {
        super(
                HttpStatus.UNPROCESSABLE_CONTENT,
                ProblemDetail.forStatus(HttpStatus.UNPROCESSABLE_CONTENT),
                null,
                "problem.note." + what,
                null);
    }
}

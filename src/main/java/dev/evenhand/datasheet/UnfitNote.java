package dev.evenhand.datasheet;

import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** What was written to a datasheet cannot be taken. */
final class UnfitNote extends ErrorResponseException {

    UnfitNote(String detail) {
        super(HttpStatus.UNPROCESSABLE_CONTENT);
        setTitle("Not written down");
        setDetail(detail);
    }
}

package dev.evenhand.panel;

import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** A link that never was, or was taken back. */
class UnknownLink extends ErrorResponseException {

    UnknownLink() {
        super(HttpStatus.NOT_FOUND);
    }
}

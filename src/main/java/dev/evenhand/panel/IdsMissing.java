package dev.evenhand.panel;

import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** A link of an outside platform was opened without the ids that the platform fills in. */
class IdsMissing extends ErrorResponseException {

    IdsMissing() {
        super(HttpStatus.BAD_REQUEST);
    }
}

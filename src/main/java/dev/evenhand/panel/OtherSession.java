package dev.evenhand.panel;

import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** A person of an outside platform comes with another session while the first one lasts. */
class OtherSession extends ErrorResponseException {

    OtherSession() {
        super(HttpStatus.CONFLICT);
    }
}

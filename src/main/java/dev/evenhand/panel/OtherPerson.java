package dev.evenhand.panel;

import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** A browser that is one person of an outside platform comes back as another. */
class OtherPerson extends ErrorResponseException {

    OtherPerson() {
        super(HttpStatus.CONFLICT);
    }
}

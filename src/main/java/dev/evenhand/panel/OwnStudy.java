package dev.evenhand.panel;

import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** Somebody who runs a study, or may read it, is not one of its raters. */
class OwnStudy extends ErrorResponseException {

    OwnStudy() {
        super(HttpStatus.FORBIDDEN);
    }
}

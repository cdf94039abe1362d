package dev.evenhand.panel;

import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** An open link has let in as many raters as it was made for. */
class NoPlaceLeft extends ErrorResponseException {

    NoPlaceLeft() {
        super(HttpStatus.CONFLICT);
    }
}

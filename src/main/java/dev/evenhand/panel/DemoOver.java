package dev.evenhand.panel;

import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** The demo study was closed by its admin. */
class DemoOver extends ErrorResponseException {

    DemoOver() {
        super(HttpStatus.CONFLICT);
    }
}

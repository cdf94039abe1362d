package dev.evenhand.panel;

import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** An open link lets in only so many new raters an hour. */
class ManyArrivals extends ErrorResponseException {

    ManyArrivals() {
        super(HttpStatus.TOO_MANY_REQUESTS);
    }
}

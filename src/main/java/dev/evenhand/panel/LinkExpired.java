package dev.evenhand.panel;

import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** The time a link was made for is over. */
class LinkExpired extends ErrorResponseException {

    LinkExpired() {
        super(HttpStatus.GONE);
    }
}

package dev.evenhand.panel;

import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** A person whose platform gives no session comes in another browser than the one that began. */
class OtherBrowser extends ErrorResponseException {

    OtherBrowser() {
        super(HttpStatus.CONFLICT);
    }
}

package dev.evenhand.account;

import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** A link that was used, replaced, has expired or never was; which of these is nobody's business. */
class LinkSpent extends ErrorResponseException {

    LinkSpent() {
        super(HttpStatus.GONE);
        setTitle("This link no longer works");
        setDetail("It was used, replaced by a newer one, or has expired. Ask an admin for another.");
    }
}

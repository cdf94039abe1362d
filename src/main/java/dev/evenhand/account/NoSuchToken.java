package dev.evenhand.account;

import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** The asker has no such token. */
class NoSuchToken extends ErrorResponseException {

    NoSuchToken() {
        super(HttpStatus.NOT_FOUND);
        setTitle("No such token");
        setDetail("You have no such token, or it was revoked already.");
    }
}

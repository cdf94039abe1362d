package dev.evenhand.account;

import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** Somebody has this name already, in some spelling. */
class NameTaken extends ErrorResponseException {

    NameTaken(String name) {
        super(HttpStatus.CONFLICT);
        setTitle("Name taken");
        setDetail("Somebody is called “" + name + "” already.");
    }
}

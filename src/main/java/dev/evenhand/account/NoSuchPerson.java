package dev.evenhand.account;

import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** Nobody has this number. */
class NoSuchPerson extends ErrorResponseException {

    NoSuchPerson(long id) {
        super(HttpStatus.NOT_FOUND);
        setTitle("No such person");
        setDetail("There is no person with the number " + id + ".");
    }
}

package dev.evenhand.desk;

import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** Whose browser this is was taken out of the study: no link lets him in again, and what waits to be sent will not be stored. */
class ShutOut extends ErrorResponseException {

    ShutOut() {
        super(HttpStatus.GONE);
    }
}

package dev.evenhand.account;

import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** Done, this would leave nobody who could undo it. */
class LastAdmin extends ErrorResponseException {

    LastAdmin() {
        super(HttpStatus.CONFLICT);
        setTitle("The last admin");
        setDetail("Nobody else could administer this server. Make another person an admin first.");
    }
}

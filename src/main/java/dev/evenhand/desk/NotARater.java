package dev.evenhand.desk;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** Whoever asks carries no rater's token, or one that was revoked. */
class NotARater extends ErrorResponseException {

    NotARater() {
        super(HttpStatus.UNAUTHORIZED);
        getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }
}

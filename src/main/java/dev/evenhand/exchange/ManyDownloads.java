package dev.evenhand.exchange;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** All places for reading large files are taken. */
class ManyDownloads extends ErrorResponseException {

    private static final String SECONDS = "10";

    ManyDownloads() {
        super(HttpStatus.SERVICE_UNAVAILABLE);
        setTitle("Other downloads are running");
        setDetail("Try again in a moment.");
        getHeaders().set(HttpHeaders.RETRY_AFTER, SECONDS);
    }
}

package dev.evenhand.exchange;

import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** A file was sent in a wrapping that is not taken off, so that no few bytes can become many. */
class WrappedBody extends ErrorResponseException {
    WrappedBody(String detail) {
        super(HttpStatus.UNSUPPORTED_MEDIA_TYPE);
        setTitle("Send the file as it is");
        setDetail(detail);
    }
}

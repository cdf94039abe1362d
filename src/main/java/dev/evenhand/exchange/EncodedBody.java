package dev.evenhand.exchange;

import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** A body came compressed. It is taken as it is or not at all, so that no few bytes can become many. */
class EncodedBody extends ErrorResponseException {
    EncodedBody() {
        super(HttpStatus.UNSUPPORTED_MEDIA_TYPE);
        setTitle("Compressed body");
        setDetail("Send the file uncompressed, without Content-Encoding.");
    }
}

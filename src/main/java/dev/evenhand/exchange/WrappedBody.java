package dev.evenhand.exchange;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.ErrorResponseException;

/** A file was sent in a wrapping that is not taken off, so that no few bytes can become many. */
class WrappedBody extends ErrorResponseException {

    private static final MediaType FORM = MediaType.APPLICATION_FORM_URLENCODED;

    WrappedBody(String detail) {
        super(HttpStatus.UNSUPPORTED_MEDIA_TYPE);
        setTitle("Send the file as it is");
        setDetail(detail);
    }

    /** What `curl --data-binary` says without a header would be read as a form, and be gone before it gets here. */
    static void refuse(HttpHeaders headers, String wanted) {
        var encoding = headers.getFirst(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            throw new WrappedBody("Send the file uncompressed, without Content-Encoding.");
        }
        var type = headers.getContentType();
        if (type != null && (type.isCompatibleWith(FORM) || type.getType().equals("multipart"))) {
            throw new WrappedBody("Send the file itself, with Content-Type: " + wanted + ".");
        }
    }
}

package dev.evenhand.pool;

import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** There is no such pool, or no such task or import in it. */
class NoSuchPool extends ErrorResponseException {
    public NoSuchPool(String detail) {
        super(HttpStatus.NOT_FOUND);
        setTitle("Not found");
        setDetail(detail);
    }
}

package dev.evenhand.pool;

import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** What was said of a model cannot be kept. */
class InvalidModel extends ErrorResponseException {
    public InvalidModel(String detail) {
        super(HttpStatus.UNPROCESSABLE_CONTENT);
        setTitle("Not a model");
        setDetail(detail);
    }
}

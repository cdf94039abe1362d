package dev.evenhand.pool;

import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** What was asked for goes against what is in the database. */
class PoolConflict extends ErrorResponseException {
    public PoolConflict(String detail) {
        super(HttpStatus.CONFLICT);
        setTitle("Conflict");
        setDetail(detail);
    }
}

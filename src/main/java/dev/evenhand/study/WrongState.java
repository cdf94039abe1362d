package dev.evenhand.study;

import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** What was asked for does not go with the state a study is in. */
public class WrongState extends ErrorResponseException {

    public WrongState(State state) {
        this("The study is " + state.code() + ", which does not allow this.");
    }

    public WrongState(String detail) {
        super(HttpStatus.CONFLICT);
        setTitle("Not in this state");
        setDetail(detail);
    }
}

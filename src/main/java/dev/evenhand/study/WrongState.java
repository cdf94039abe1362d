package dev.evenhand.study;

import java.util.Arrays;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** What was asked for does not go with the state a study is in; said in the reader's language. */
public class WrongState extends ErrorResponseException {

    WrongState(State state) {
        this("not_in", state);
    }

    /**
     * @param why the last part of the message's key
     * @param values for the message's places; a {@link State} stands there in words
     */
    public WrongState(String why, Object... values) {
        super(
                HttpStatus.CONFLICT,
                ProblemDetail.forStatus(HttpStatus.CONFLICT),
                null,
                "problem.state." + why,
                Arrays.stream(values).map(WrongState::spoken).toArray());
    }

    private static Object spoken(Object value) {
        return value instanceof State state
                ? new DefaultMessageSourceResolvable(new String[] {"state." + state.code()}, state.code())
                : value;
    }

    @Override
    public String getTitleMessageCode() {
        return "problem.state.title";
    }
}

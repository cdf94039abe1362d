package dev.evenhand.study;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** A plan that cannot be kept or registered; carries a message for each field that is wrong. */
public class InvalidPlan extends ErrorResponseException {

    private final transient List<PlanProblem> problems;

    public InvalidPlan(List<PlanProblem> problems) {
        super(HttpStatus.UNPROCESSABLE_CONTENT);
        this.problems = List.copyOf(problems);
        setTitle("The plan needs a change");
        setDetail(problems.stream().map(p -> p.field() + ": " + p.message()).collect(Collectors.joining(" · ")));
        getBody().setProperty("errors", this.problems);
    }

    public List<PlanProblem> problems() {
        return problems;
    }
}

package dev.evenhand.desk;

import dev.evenhand.desk.Steps.Step;
import dev.evenhand.study.Qualification;
import java.math.BigDecimal;
import java.util.List;

/**
 * How far a rater is with the tasks that come before live ballots. It follows from the verdicts given, of which there
 * is one for each task and try, counted through.
 *
 * @param attempt which try it is, from 1
 * @param item the task to judge next, from 1; 0 when there is none
 */
record Qualifying(Stage stage, int attempt, int item) {

    static Qualifying of(Qualification wanted, List<Step> given) {
        int size = wanted.items().size();
        int attempt = Math.min(given.size() / size, wanted.attempts());
        int right = (int) given.stream()
                .filter(step -> step.number() > (attempt - 1) * size && step.number() <= attempt * size)
                .filter(step -> step.outcome().equals("right"))
                .count();
        if (attempt > 0 && enough(wanted, right, size)) {
            return new Qualifying(Stage.LIVE, attempt, 0);
        }
        return attempt == wanted.attempts()
                ? new Qualifying(Stage.UNQUALIFIED, attempt, 0)
                : new Qualifying(Stage.QUALIFICATION, attempt + 1, given.size() % size + 1);
    }

    /** Without dividing, so that seven of ten are 0.7. */
    private static boolean enough(Qualification wanted, int right, int of) {
        return BigDecimal.valueOf(right).compareTo(wanted.pass().multiply(BigDecimal.valueOf(of))) >= 0;
    }
}

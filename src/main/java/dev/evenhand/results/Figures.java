package dev.evenhand.results;

import java.util.List;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * How many votes there are, of what kind and from whom.
 *
 * @param raters whose votes count
 * @param leftOut votes of raters whom a rule of the plan leaves out; in no other number here
 * @param tasks tasks with a vote
 * @param plannedTasks tasks that have a comparison
 */
@JsonNaming(SnakeCaseStrategy.class)
public record Figures(
        long votes,
        long leftOut,
        long raters,
        long tasks,
        long plannedTasks,
        long imported,
        long simulated,
        List<Category> categories) {

    public Figures {
        categories = List.copyOf(categories);
    }

    /** Whether some votes came from files. */
    boolean elsewhere() {
        return imported + simulated > 0;
    }

    /** The votes that raters gave on ballots of this study. */
    public long onBallots() {
        return votes - imported - simulated;
    }

    /** A category of tasks and its votes; the empty name stands for tasks without one. */
    public record Category(String name, long votes) {}
}

package dev.evenhand.study;

import java.time.OffsetDateTime;
import java.util.List;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A registration that takes minutes, on its way, or ended without success.
 *
 * @param part what is being done, see {@link Advance.Part}
 * @param done how much of this part
 * @param problems why the plan was refused
 */
@JsonNaming(SnakeCaseStrategy.class)
public record Registering(
        String state, String part, long done, long whole, List<PlanProblem> problems, OffsetDateTime orderedAt) {
    public Registering {
        problems = List.copyOf(problems);
    }

    public boolean underWay() {
        return state.equals("waiting") || state.equals("running");
    }
}

package dev.evenhand.study;

import java.util.List;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * What registration found in the pool. None of it refuses a plan; all of it is shown.
 *
 * @param votes the places for votes: what the study is complete with
 * @param tasksWithoutComparison tasks to which fewer than two of the models answered
 * @param notes what a reader of the plan might not expect
 */
@JsonNaming(SnakeCaseStrategy.class)
record RegistrationReport(
        long tasks,
        long tasksWithoutComparison,
        long comparisons,
        long votes,
        long missingResponses,
        long emptyResponses,
        long identicalPairs,
        long leakingResponses,
        List<String> notes) {}

package dev.evenhand.statistics;

import java.util.OptionalLong;

/**
 * Tasks that an evaluation needs where each model answers each task and every answer gets a score of its own:
 * {@code n = (z_alpha + z_power)² (omega² + s²_A / K_A + s²_B / K_B) / delta²} (Miller 2024, arXiv 2411.00640,
 * section 5).
 *
 * <p>For analysts who use this package: no page and no command shows it.
 *
 * @param betweenTasks variance over tasks of the difference between the models' expected scores, omega squared
 * @param withinA variance of the scores of one model's answers to the same task
 * @param answersA answers that this model gives to each task
 */
public record PairedEvaluation(double betweenTasks, double withinA, long answersA, double withinB, long answersB) {

    public PairedEvaluation {
        Arguments.notNegative("Variance between tasks", betweenTasks);
        Arguments.notNegative("Variance within model A", withinA);
        Arguments.notNegative("Variance within model B", withinB);
        Arguments.atLeastOne("Number of answers of model A", answersA);
        Arguments.atLeastOne("Number of answers of model B", answersB);
    }

    /** Tasks that find a difference of mean scores; empty where there is none to find. */
    public OptionalLong tasks(double difference, SampleSize wanted) {
        double tasks = Math.pow(wanted.reach() / Arguments.finite("Difference", difference), 2) * variance();
        return tasks < Long.MAX_VALUE ? OptionalLong.of(Math.max(1, (long) Math.ceil(tasks))) : OptionalLong.empty();
    }

    /** The smallest difference of mean scores that so many tasks find. */
    public double detectable(long tasks, SampleSize wanted) {
        return wanted.reach() * Math.sqrt(variance() / Arguments.atLeastOne("Number of tasks", tasks));
    }

    /** Of the difference that one task shows. */
    private double variance() {
        return betweenTasks + withinA / answersA + withinB / answersB;
    }
}

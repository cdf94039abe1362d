package dev.evenhand.statistics;

import java.util.OptionalDouble;

/**
 * Share of correct guesses less share of wrong ones, from -1 to 1: 0 where raters guess at random or do not know, 1 where
 * all know. Bang, Ni and Davis (2004), Controlled Clinical Trials 25.
 *
 * @param lower lower end of the two-sided interval at level {@code 1 - alpha}
 */
public record BlindingIndex(
        BlindingGuesses guesses, double alpha, double index, double standardError, double lower, double upper) {

    /** An index that is surely above this says that the study was not blind. */
    public static final double ALARM = 0.2;

    static BlindingIndex of(BlindingGuesses guesses, double alpha) {
        double correct = guesses.correct() / (double) guesses.asked();
        double incorrect = guesses.incorrect() / (double) guesses.asked();
        double index = correct - incorrect;
        double variance = correct * (1 - correct) + incorrect * (1 - incorrect) + 2 * correct * incorrect;
        if (variance == 0) {
            return alike(guesses, alpha, index);
        }
        double error = Math.sqrt(variance / guesses.asked());
        double reach = Critical.normal(alpha) * error;
        return new BlindingIndex(guesses, alpha, index, error, index - reach, index + reach);
    }

    /**
     * Of answers that are all alike the error is zero, which does not mean certainty: the interval then allows for as
     * many other answers as could still have stayed unseen (Clopper and Pearson 1934).
     */
    private static BlindingIndex alike(BlindingGuesses guesses, double alpha, double index) {
        double unseen = -Math.expm1(Math.log(alpha / 2) / guesses.asked());
        double reach = index == 0 ? unseen : 2 * unseen;
        return new BlindingIndex(guesses, alpha, index, 0, Math.max(-1, index - reach), Math.min(1, index + reach));
    }

    /** Standard errors from zero; empty where all answers are alike. */
    public OptionalDouble z() {
        return standardError > 0 ? OptionalDouble.of(index / standardError) : OptionalDouble.empty();
    }

    public boolean alarm() {
        return lower > ALARM;
    }
}

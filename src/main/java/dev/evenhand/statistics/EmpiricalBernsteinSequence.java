package dev.evenhand.statistics;

import java.util.Collection;

/**
 * Keeps watch on the mean of numbers from 0 to 1 (a win 1, a tie one half, a loss 0; grades mapped to that range), one
 * at a time: the chance that its interval ever misses the mean is at most alpha, for any rule of stopping.
 *
 * <p>The predictable plug-in empirical-Bernstein confidence sequence of Waudby-Smith and Ramdas (2024), Journal of the
 * Royal Statistical Society B 86(1), theorem 2, with their bets of at most one half. It holds if the mean of the next
 * number is the same whatever came before; that is true of raters drawn one after the other, so where raters differ,
 * give one number for each of them with {@link #addMean}, in the order in which they came and once they are done.
 *
 * <p>Takes numbers in the order of the ledger; not safe for use by several threads.
 */
public final class EmpiricalBernsteinSequence {

    private static final double LARGEST_BET = 0.5;

    private final double alpha;
    private final double surprise;
    private long observations;
    private double sum;
    private double squares;
    private double bets;
    private double betSum;
    private double penalty;

    public EmpiricalBernsteinSequence(double alpha) {
        this.alpha = Arguments.between0And1("Alpha", alpha);
        surprise = Math.log(2 / alpha);
    }

    public EmpiricalBernsteinSequence add(double value) {
        Arguments.share("Value", value);
        double bet = nextBet();
        double missed = value - smoothedMean();
        bets += bet;
        betSum += bet * value;
        penalty += missed * missed * (-Math.log1p(-bet) - bet);
        observations++;
        sum += value;
        double residual = value - smoothedMean();
        squares += residual * residual;
        return this;
    }

    /** Adds all that one rater voted as the one number that it is where votes of a rater resemble each other. */
    public EmpiricalBernsteinSequence addMean(Collection<Double> values) {
        values.forEach(value -> Arguments.share("Value", value));
        return add(values.stream()
                .mapToDouble(Double::doubleValue)
                .average()
                .orElseThrow(() -> new IllegalArgumentException("A mean needs at least one value")));
    }

    public AnytimeMean look() {
        if (observations == 0) {
            return new AnytimeMean(alpha, 0, 0.5, 0, 1);
        }
        double middle = betSum / bets;
        double radius = (surprise + penalty) / bets;
        double lower = Math.max(0, middle - radius);
        double upper = Math.min(1, middle + radius);
        return new AnytimeMean(alpha, observations, sum / observations, lower, upper);
    }

    /** How much to stake on the next number; it may go by all earlier ones, and not by that one. */
    private double nextBet() {
        double next = observations + 1.0;
        double variance = (0.25 + squares) / next;
        return Math.min(LARGEST_BET, Math.sqrt(2 * surprise / (variance * next * Math.log1p(next))));
    }

    /** The mean as if a half had come first. */
    private double smoothedMean() {
        return (0.5 + sum) / (observations + 1);
    }
}

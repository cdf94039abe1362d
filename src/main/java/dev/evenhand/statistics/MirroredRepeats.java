package dev.evenhand.statistics;

import java.util.OptionalDouble;

/**
 * What raters did with a pair that they saw twice, the second time with sides swapped; repeats with a tie are left out.
 *
 * @param alwaysModelA times that a rater preferred the same model, A, on either side
 * @param alwaysFirst times that a rater preferred what stood left, so a different model each time
 */
public record MirroredRepeats(long alwaysModelA, long alwaysModelB, long alwaysFirst, long alwaysSecond) {

    public MirroredRepeats {
        Arguments.count("Number of pairs always A", alwaysModelA);
        Arguments.count("Number of pairs always B", alwaysModelB);
        Arguments.count("Number of pairs always first", alwaysFirst);
        Arguments.count("Number of pairs always second", alwaysSecond);
    }

    public long pairs() {
        return alwaysModelA + alwaysModelB + alwaysFirst + alwaysSecond;
    }

    /** Share of pairs with the same preference twice. */
    public OptionalDouble consistency() {
        return ratio(alwaysModelA + alwaysModelB, pairs());
    }

    /** Cohen's kappa (1960) of the two votes; empty where they agree by chance alone, with nothing to exceed. */
    public OptionalDouble kappa() {
        double n = pairs();
        double first = preferredFirst() / n;
        double second = preferredSecond() / n;
        double chance = first * second + (1 - first) * (1 - second);
        return ratio((alwaysModelA + alwaysModelB) / n - chance, 1 - chance);
    }

    /** McNemar's exact test (1947) of a pull to one side, which leaves preferred models out. */
    public SignTest positionTest() {
        return SignTest.of(alwaysFirst, alwaysSecond);
    }

    /**
     * Log-odds that standing left adds: half the log of the odds of A when left over its odds when right. Empty where
     * all or none preferred A on one of the sides.
     */
    public OptionalDouble positionEffect() {
        double left = preferredFirst();
        double right = preferredSecond();
        double effect = Math.log(left / (pairs() - left) * ((pairs() - right) / right)) / 2;
        return Double.isFinite(effect) ? OptionalDouble.of(effect) : OptionalDouble.empty();
    }

    /** Times that A was preferred while it stood left. */
    private double preferredFirst() {
        return (double) alwaysModelA + alwaysFirst;
    }

    /** Times that A was preferred while it stood right. */
    private double preferredSecond() {
        return (double) alwaysModelA + alwaysSecond;
    }

    private static OptionalDouble ratio(double part, double whole) {
        return whole > 0 ? OptionalDouble.of(part / whole) : OptionalDouble.empty();
    }
}

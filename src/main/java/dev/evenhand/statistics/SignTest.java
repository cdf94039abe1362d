package dev.evenhand.statistics;

import org.hipparchus.distribution.discrete.BinomialDistribution;

/**
 * Whether two sides that ought to be even are: the exact two-sided binomial test of one half (Arbuthnot 1710). On
 * decisive votes it is the sign test, on mirrored repeats McNemar's exact test, on seats the test of their balance.
 *
 * @param p chance of a split at least as uneven if both sides are even; 1 where there is nothing to split
 */
public record SignTest(long first, long second, double p) {

    public static SignTest of(long first, long second) {
        Arguments.count("First count", first);
        Arguments.count("Second count", second);
        long trials = first + second;
        if (trials < 0 || trials > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("Only up to %d can be tested".formatted(Integer.MAX_VALUE));
        }
        return new SignTest(first, second, Math.min(1, 2 * atMost((int) Math.min(first, second), (int) trials)));
    }

    /** The lower tail, summed from its largest term down to where no digit changes any more. */
    private static double atMost(int successes, int trials) {
        double term = new BinomialDistribution(trials, 0.5).probability(successes);
        double sum = 0;
        for (int k = successes; k >= 0 && term > sum * 1e-17; k--) {
            sum += term;
            term *= k / (trials - k + 1.0);
        }
        return sum;
    }
}

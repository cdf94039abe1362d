package dev.evenhand.statistics;

import java.util.OptionalInt;
import java.util.OptionalLong;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.distribution.continuous.TDistribution;

/**
 * How far an interval reaches to each side of an estimate, in standard errors: as planned for one end, or wide enough
 * for any look ({@link AsymptoticSequence}).
 *
 * @param planned votes planned, if the interval must hold at any look
 */
public record Reach(double alpha, OptionalLong planned) {

    public Reach {
        Arguments.between0And1("Alpha", alpha);
    }

    /** The share of {@code alpha} that goes to each of so many intervals, so that all hold at once (Bonferroni). */
    public Reach among(int intervals) {
        return new Reach(alpha / intervals, planned);
    }

    /** @param degreesOfFreedom clusters less one; empty for the normal distribution */
    public double errors(long votes, OptionalInt degreesOfFreedom) {
        if (planned.isPresent()) {
            var sequence = new AsymptoticSequence(alpha, Math.max(1, planned.getAsLong()));
            return degreesOfFreedom.isPresent()
                    ? sequence.multiplier(votes, degreesOfFreedom.getAsInt())
                    : sequence.multiplier(votes);
        }
        return degreesOfFreedom.isPresent() ? Critical.t(alpha, degreesOfFreedom.getAsInt()) : Critical.normal(alpha);
    }

    /** Whether there are too few votes for an interval that holds at any look to be relied on. */
    public boolean early(long votes) {
        return planned.isPresent() && votes < AsymptoticSequence.EARLIEST;
    }

    /** Two-sided chance of an estimate so many standard errors from what it is tested against, at one look. */
    public static double pValue(double errors, OptionalInt degreesOfFreedom) {
        double below = degreesOfFreedom.isPresent()
                ? new TDistribution(degreesOfFreedom.getAsInt()).cumulativeProbability(-Math.abs(errors))
                : new NormalDistribution().cumulativeProbability(-Math.abs(errors));
        return Math.min(1, 2 * below);
    }
}

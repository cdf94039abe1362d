package dev.evenhand.statistics;

import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.hipparchus.distribution.continuous.NormalDistribution;

/**
 * How many votes tell two models apart, and how far apart so many votes can tell them: the normal approximation for a
 * mean of +1 (win), 0 (tie) and -1 (loss), {@code n = DEFF (z_alpha + z_power)² ((1 - tie) - net²) / net²} (Cohen 1988,
 * Statistical Power Analysis, with the variance of such a mean; Kish 1965 for DEFF).
 *
 * @param alpha two-sided level of the test
 * @param power chance that the test finds a difference that is there
 */
public record SampleSize(double alpha, double power) {

    /** More than anyone could count exactly in a double. */
    private static final double UNREACHABLE = 1L << 53;

    public SampleSize {
        Arguments.between0And1("Alpha", alpha);
        if (!(power > alpha && power < 1)) {
            throw new IllegalArgumentException("Power %s is not between alpha %s and 1".formatted(power, alpha));
        }
    }

    /** Votes needed to find a net difference; empty where no number would do, since there is none. */
    public OptionalLong votes(double net, double tieShare, double designEffect) {
        double needed = Math.ceil(independentVotes(net, tieShare) * checked(designEffect));
        return needed < UNREACHABLE ? OptionalLong.of(Math.max(1, (long) needed)) : OptionalLong.empty();
    }

    /**
     * The smallest net difference that so many votes find, {@code z_alpha + z_power} times the error that they would
     * have without a difference (Bloom 1995, Evaluation Review 19); empty where even a model that wins every decisive
     * vote would not be found.
     */
    public OptionalDouble detectable(double votes, double tieShare, double designEffect) {
        double decisive = 1 - Arguments.share("Share of ties", tieShare);
        double effective = Arguments.positive("Number of votes", votes) / checked(designEffect);
        double net = reach() * Math.sqrt(decisive / effective);
        return net <= decisive ? OptionalDouble.of(net) : OptionalDouble.empty();
    }

    /** The chance that so many votes find a net difference, whichever way the test then points. */
    public double reached(double net, double tieShare, double votes, double designEffect) {
        double effective = Arguments.positive("Number of votes", votes) / checked(designEffect);
        double needed = Critical.normal(alpha);
        double shift = net == 0 ? 0 : Math.abs(net) * Math.sqrt(effective / variance(net, tieShare));
        var normal = new NormalDistribution();
        return normal.cumulativeProbability(shift - needed) + normal.cumulativeProbability(-shift - needed);
    }

    /** Votes needed if none resembled another, not yet rounded. */
    double independentVotes(double net, double tieShare) {
        return reach() * reach() * variance(net, tieShare) / (net * net);
    }

    /** Standard errors that a difference must be worth to be found with the wanted power. */
    double reach() {
        return Critical.normal(alpha) + new NormalDistribution().inverseCumulativeProbability(power);
    }

    private static double variance(double net, double tieShare) {
        double decisive = 1 - Arguments.share("Share of ties", tieShare);
        if (!(Math.abs(net) <= decisive + 1e-12)) {
            throw new IllegalArgumentException(
                    "A net difference of %s is impossible with a share of %s ties".formatted(net, tieShare));
        }
        return Math.max(0, decisive - net * net);
    }

    private static double checked(double designEffect) {
        if (!(designEffect >= 1 && designEffect < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("Design effect %s is not a number from 1 on".formatted(designEffect));
        }
        return designEffect;
    }
}

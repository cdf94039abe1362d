package dev.evenhand.statistics;

import java.util.OptionalDouble;

/**
 * Votes on ballots that showed two answers of one model: whatever they prefer beyond chance is the interface's doing,
 * never a model's (Davidson and Beaver 1977 for the effect of order).
 *
 * <p>For analysts who use this package: no page and no command shows it.
 *
 * @param first votes for what stood left
 * @param ties both kinds
 */
public record SameModelBallots(long first, long second, long ties) {

    public SameModelBallots {
        Arguments.count("Number of votes for the first", first);
        Arguments.count("Number of votes for the second", second);
        Arguments.count("Number of ties", ties);
    }

    /** Share of decisive votes for what stood left, for any look. */
    public AnytimeShare firstShare(BetaBinomialSequence sequence) {
        return sequence.after(first, second);
    }

    /** Whether these votes bear out a position effect, in log-odds, that was estimated from votes between models. */
    public boolean bearOut(double positionEffect, BetaBinomialSequence sequence) {
        Arguments.finite("Position effect", positionEffect);
        return firstShare(sequence).interval().contains(1 / (1 + Math.exp(-positionEffect)));
    }

    /** Share of ties, the most that can be expected between different models; nothing before the first vote. */
    public OptionalDouble tieShare() {
        double votes = (double) first + second + ties;
        return votes == 0 ? OptionalDouble.empty() : OptionalDouble.of(ties / votes);
    }
}

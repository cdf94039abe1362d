package dev.evenhand.statistics;

/**
 * The share of decisive votes that one side won, at a look that need not be the last.
 *
 * @param settings what the look must go by, fixed before the first vote
 * @param lower lowest share that the votes do not rule out
 * @param logEvidence natural logarithm of the e-value against a share of one half
 */
public record AnytimeShare(
        BetaBinomialSequence settings, long wins, long losses, double lower, double upper, double logEvidence) {

    public Interval interval() {
        return new Interval(lower, upper);
    }

    /** Whether one side may be called preferred, at this look and with no promise to look again. */
    public boolean decided() {
        return logEvidence >= -Math.log(settings.alpha());
    }
}

package dev.evenhand.statistics;

/**
 * Evidence that a rater favours one model or seat.
 *
 * @param ballots on which the target stood
 * @param chosen how many of them it won
 * @param logEvidence natural logarithm of the e-value
 */
public record TargetEvidence(String target, long ballots, long chosen, double logEvidence) {

    TargetEvidence plus(boolean choice, double logFactor) {
        return new TargetEvidence(target, ballots + 1, choice ? chosen + 1 : chosen, logEvidence + logFactor);
    }
}

package dev.evenhand.statistics;

import java.util.OptionalInt;

/**
 * What gold ballots say against a rater's accuracy.
 *
 * @param logEvidence natural logarithm of the e-value after the last ballot
 * @param logPeak the highest that it ever was, 0 before the first ballot
 * @param flaggedAt the number of the ballot at which the evidence first sufficed
 */
public record GoldEvidence(
        GoldTest settings, int golds, int correct, double logEvidence, double logPeak, OptionalInt flaggedAt) {

    public boolean flagged() {
        return flaggedAt.isPresent();
    }
}

package dev.evenhand.statistics;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Chooses whom to flag of many raters so that the expected share of false flags is at most alpha, however the evidence
 * hangs together: the k largest e-values with {@code k = max{k : e_(k) >= R / (k alpha)}} (e-BH; Wang and Ramdas 2022,
 * Journal of the Royal Statistical Society B 84).
 *
 * @param tested number of e-values, R
 * @param flagged how many of them suffice
 * @param logThreshold the smallest logarithm of an e-value that is flagged; infinite where none is
 */
record FalseDiscoveries(double alpha, int tested, int flagged, double logThreshold) {

    /** Takes natural logarithms of e-values, one for each rater tested. */
    public static FalseDiscoveries among(Collection<Double> logEvidence, double alpha) {
        Arguments.between0And1("Alpha", alpha);
        if (logEvidence.stream().anyMatch(value -> value.isNaN())) {
            throw new IllegalArgumentException("An e-value is not a number");
        }
        var strongestFirst =
                logEvidence.stream().sorted(Comparator.reverseOrder()).toList();
        int flagged = 0;
        for (int k = 1; k <= strongestFirst.size(); k++) {
            if (strongestFirst.get(k - 1) >= Math.log(strongestFirst.size() / (k * alpha))) {
                flagged = k;
            }
        }
        return new FalseDiscoveries(alpha, strongestFirst.size(), flagged, threshold(strongestFirst, flagged));
    }

    public boolean flags(double logEvidence) {
        return logEvidence >= logThreshold && flagged > 0;
    }

    private static double threshold(List<Double> strongestFirst, int flagged) {
        return flagged == 0 ? Double.POSITIVE_INFINITY : strongestFirst.get(flagged - 1);
    }
}

package dev.evenhand.statistics;

import org.hipparchus.distribution.continuous.NormalDistribution;

/**
 * How far three models are from one scale: the sum of their log odds {@code ln((a + 1/2) / (b + 1/2))} round the circle,
 * zero if one scale holds, with the variance {@code sum of 1 / (a + 1/2) + 1 / (b + 1/2)} (empirical logits: Haldane 1956,
 * Annals of Human Genetics 20; curl: Jiang, Lim, Yao and Ye 2011, Mathematical Programming 127). Ties are left out.
 *
 * <p>Turned so that the curl is not negative: first over second, second over third, third over first. That alone is no
 * cycle; {@code circular} says whether all three majorities go round.
 *
 * @param pValue two-sided, for votes that are independent of each other
 */
public record TriadCurl(
        String first,
        String second,
        String third,
        double curl,
        double standardError,
        double z,
        double pValue,
        boolean circular) {

    private static final NormalDistribution NORMAL = new NormalDistribution();

    static TriadCurl of(PairCounts counts, int i, int j, int k) {
        double curl = logOdds(counts, i, j) + logOdds(counts, j, k) + logOdds(counts, k, i);
        return curl >= 0 ? turned(counts, i, j, k, curl) : turned(counts, i, k, j, -curl);
    }

    private static TriadCurl turned(PairCounts counts, int i, int j, int k, double curl) {
        double error = Math.sqrt(variance(counts, i, j) + variance(counts, j, k) + variance(counts, k, i));
        double z = curl / error;
        var models = counts.models();
        return new TriadCurl(
                models.get(i),
                models.get(j),
                models.get(k),
                curl,
                error,
                z,
                2 * NORMAL.cumulativeProbability(-z),
                logOdds(counts, i, j) > 0 && logOdds(counts, j, k) > 0 && logOdds(counts, k, i) > 0);
    }

    private static double logOdds(PairCounts counts, int model, int other) {
        int meeting = counts.meeting(model, other);
        return Math.log((counts.wins(meeting) + 0.5) / (counts.losses(meeting) + 0.5));
    }

    private static double variance(PairCounts counts, int model, int other) {
        int meeting = counts.meeting(model, other);
        return 1 / (counts.wins(meeting) + 0.5) + 1 / (counts.losses(meeting) + 0.5);
    }
}

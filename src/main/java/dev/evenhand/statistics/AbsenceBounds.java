package dev.evenhand.statistics;

import java.util.Arrays;
import java.util.BitSet;

/**
 * What a lead can come to without one rater, enclosed without a fit, so that of a crowd only those who might be an extreme
 * need one.
 *
 * <p>Without the rater the strengths move by {@code d = -H'^{-1} g}, with g the sum of the rater's scores and H' the mean
 * information on the way. The logistic loss is self-concordant: with r the widest gap that moves, H' lies between
 * {@code (1 - t) (1 - exp(-r)) / r} and {@code (exp(r) - 1) / r} times the information H of all votes (Bach 2010,
 * Electronic Journal of Statistics 4, proposition 1; Sun and Tran-Dinh 2019, Mathematical Programming 178), where
 * {@code t = tr(H^{-1} H_rater)} bounds the share that goes with the rater. From {@code |d|_H <= |H^{-1} g|_H r / ((1 - t)
 * (1 - exp(-r)))} and {@code r <= s |d|_H}, s the largest {@code sqrt(x' H^{-1} x)} of a compared pair, follows
 * {@code r <= -ln(1 - s |H^{-1} g|_H / (1 - t))}. Where that logarithm exists, so does the fit without the rater.
 */
final class AbsenceBounds {

    /** Above what rounding does to a bound. */
    private static final double ROUNDING = 1e-9;

    private final Refit fit;
    private final Contests contests;
    private final double[][] inverse;
    private final double[] influence;
    private final double contrastNorm;
    private final double widestPair;

    /** The rater's scores by model, those models, and the rater's share. */
    private final double[] scores;

    private final BitSet models;
    private double share;

    /** @param fit of all votes, with a finite gap */
    AbsenceBounds(Refit fit, Contests contests, double[][] inverse, int one, int other) {
        this.fit = fit;
        this.contests = contests;
        this.inverse = inverse;
        influence = fit.influence(one, other);
        contrastNorm = Math.sqrt(variance(fit.number()[one], fit.number()[other]));
        widestPair = widestPair();
        scores = new double[inverse.length];
        models = new BitSet();
    }

    private double widestPair() {
        double widest = 0;
        for (int row = 0; row < contests.rows(); row++) {
            int i = fit.number()[contests.first[row]];
            int j = fit.number()[contests.second[row]];
            if (i >= 0 && j >= 0) {
                widest = Math.max(widest, variance(i, j));
            }
        }
        return Math.sqrt(widest);
    }

    private double variance(int i, int j) {
        return Math.max(0, inverse[i][i] + inverse[j][j] - 2 * inverse[i][j]);
    }

    /** The least and the most that the lead comes to without a rater; all numbers where no bound holds. */
    Interval without(RaterBallots ballots, int rater) {
        Arrays.fill(scores, 0);
        models.clear();
        share = 0;
        ballots.each(rater, this::add);
        var used = models.stream().toArray();
        double effect = 0;
        double square = 0;
        for (int i : used) {
            effect += influence[i] * scores[i];
            for (int j : used) {
                square += scores[i] * inverse[i][j] * scores[j];
            }
        }
        return enclosed(effect, Math.sqrt(Math.max(0, square)));
    }

    private void add(int row, int outcome) {
        int i = fit.number()[contests.first[row]];
        int j = fit.number()[contests.second[row]];
        if (i < 0 || j < 0) {
            return;
        }
        double gap = fit.strengths()[contests.first[row]] - fit.strengths()[contests.second[row]];
        double chance = 1 / (1 + Math.exp(-gap));
        double won = outcome == Contests.WON ? 1 : outcome == Contests.LOST ? 0 : 0.5;
        scores[i] += won - chance;
        scores[j] -= won - chance;
        models.set(i);
        models.set(j);
        share += chance * (1 - chance) * variance(i, j);
    }

    private Interval enclosed(double effect, double norm) {
        double left = 1 - share;
        double reach = left > 0 ? -Math.log(1 - widestPair * norm / left) : Double.NaN;
        if (!Double.isFinite(reach)) {
            return new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        }
        double most = (reach < ROUNDING ? 1 : reach / -Math.expm1(-reach)) / left;
        double least = reach < ROUNDING ? 1 : reach / Math.expm1(reach);
        double middle = fit.gap() - effect * (most + least) / 2;
        double radius = contrastNorm * norm * (most - least) / 2 + ROUNDING * (1 + Math.abs(fit.gap()));
        return new Interval(middle - radius, middle + radius);
    }
}

package dev.evenhand.statistics;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Ranks that hold for all models of a fit together: two models are told apart when their difference is beyond the
 * largest standardised difference that chance alone would give among all pairs (max-t; Mogstad, Romano, Shaikh and
 * Wilhelm 2024), found by drawing errors from a normal distribution with the covariance of the strengths.
 *
 * @param critical standard errors of a difference that are needed
 * @param ranks for each model the best and worst rank left open; {@code pairwise} repeats the best
 */
record SimultaneousRanks(int draws, double level, double critical, Map<String, RankRange> ranks) {

    private static final double PRECISION = 1e-10;

    public SimultaneousRanks {
        ranks = Map.copyOf(ranks);
    }

    public static SimultaneousRanks of(Fit fit, double level, int draws, RandomGenerator random) {
        if (draws < 100) {
            throw new IllegalArgumentException("%d draws are too few for a critical value".formatted(draws));
        }
        var models = fit.models();
        int size = models.size();
        var errors = new double[size][size];
        var strengths = models.stream().mapToDouble(fit::strength).toArray();
        var root = root(fit);
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                errors[i][j] = fit.contrast(models.get(i), models.get(j)).standardError();
            }
        }
        double normal = maximum(root, errors, level, draws, random);
        // A t critical value for few clusters, and the widening for early looks, apply to all pairs alike.
        double critical = normal * fit.critical() / Critical.normal(1 - level);
        var ranks = new LinkedHashMap<String, RankRange>();
        for (int i = 0; i < size; i++) {
            int above = 0;
            int below = 0;
            for (int j = 0; j < size; j++) {
                double needed = critical * errors[i][j] + PRECISION;
                above += strengths[j] - strengths[i] > needed ? 1 : 0;
                below += strengths[i] - strengths[j] > needed ? 1 : 0;
            }
            ranks.put(models.get(i), new RankRange(1 + above, size - below, 1 + above));
        }
        return new SimultaneousRanks(draws, level, critical, ranks);
    }

    private static double maximum(double[][] root, double[][] errors, double level, int draws, RandomGenerator random) {
        int size = errors.length;
        var largest = new double[draws];
        var normals = new double[size];
        var drawn = new double[size];
        for (int draw = 0; draw < draws; draw++) {
            Arrays.setAll(normals, i -> random.nextGaussian());
            Arrays.setAll(
                    drawn,
                    i -> IntStream.rangeClosed(0, i)
                            .mapToDouble(j -> root[i][j] * normals[j])
                            .sum());
            for (int i = 0; i < size; i++) {
                for (int j = 0; j < i; j++) {
                    if (errors[i][j] > PRECISION) {
                        largest[draw] = Math.max(largest[draw], Math.abs(drawn[i] - drawn[j]) / errors[i][j]);
                    }
                }
            }
        }
        Arrays.sort(largest);
        return largest[(int) Math.min(draws - 1L, (long) Math.ceil(level * draws) - 1)];
    }

    /** A lower triangle whose square is the covariance; directions without variance have an empty column. */
    private static double[][] root(Fit fit) {
        var models = fit.models();
        int size = models.size();
        var root = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                double rest = fit.covariance(models.get(i), models.get(j));
                for (int k = 0; k < j; k++) {
                    rest -= root[i][k] * root[j][k];
                }
                if (i == j) {
                    root[i][i] = Math.sqrt(Math.max(0, rest));
                } else {
                    root[i][j] = root[j][j] > PRECISION ? rest / root[j][j] : 0;
                }
            }
        }
        return root;
    }
}

package dev.evenhand.statistics;

import java.util.OptionalLong;
import java.util.Set;

/**
 * How a fit was asked for; part of the result, so that it can be done again.
 *
 * @param level share of intervals that should hold the truth
 * @param tolerance the fit ends when no gap moves by more than this, in natural logarithms of odds
 * @param position whether to estimate the advantage of the left seat
 * @param style whether to estimate the pull of the votes' style features
 * @param clusters what makes votes dependent; none for plain sandwich errors
 * @param smallSample whether clustered variances get the factor {@code G / (G - 1)}
 * @param planned planned number of votes if intervals are to hold however often one looks, else empty
 */
public record Settings(
        double level,
        double tolerance,
        int maxIterations,
        Ties ties,
        boolean position,
        boolean style,
        Set<Cluster> clusters,
        boolean smallSample,
        Regulariser regulariser,
        OptionalLong planned) {

    static final Settings STANDARD = new Settings(
            0.95, 1e-12, 200, Ties.HALF, false, false, Set.of(), true, Regulariser.NONE, OptionalLong.empty());

    public Settings {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("Level %s is not between 0 and 1".formatted(level));
        }
        if (!(tolerance > 0)) {
            throw new IllegalArgumentException("Tolerance %s is not positive".formatted(tolerance));
        }
        if (maxIterations < 1) {
            throw new IllegalArgumentException("At least one iteration is needed, not %d".formatted(maxIterations));
        }
        if (ties == Ties.DAVIDSON && regulariser.kind() == Regulariser.Kind.FIRTH) {
            throw new IllegalArgumentException("Firth's bias reduction is for half-win ties only");
        }
        if (planned.isPresent() && planned.getAsLong() < 1) {
            throw new IllegalArgumentException("%d planned votes".formatted(planned.getAsLong()));
        }
        clusters = Set.copyOf(clusters);
    }

    Settings withLevel(double other) {
        return new Settings(
                other, tolerance, maxIterations, ties, position, style, clusters, smallSample, regulariser, planned);
    }

    Settings withTolerance(double other) {
        return new Settings(
                level, other, maxIterations, ties, position, style, clusters, smallSample, regulariser, planned);
    }

    Settings withMaxIterations(int most) {
        return new Settings(level, tolerance, most, ties, position, style, clusters, smallSample, regulariser, planned);
    }

    Settings withTies(Ties other) {
        return new Settings(
                level, tolerance, maxIterations, other, position, style, clusters, smallSample, regulariser, planned);
    }

    Settings withPosition() {
        return new Settings(
                level, tolerance, maxIterations, ties, true, style, clusters, smallSample, regulariser, planned);
    }

    Settings withoutCovariates() {
        return new Settings(
                level, tolerance, maxIterations, ties, false, false, clusters, smallSample, regulariser, planned);
    }

    Settings withStyle() {
        return new Settings(
                level, tolerance, maxIterations, ties, position, true, clusters, smallSample, regulariser, planned);
    }

    Settings clusteredBy(Set<Cluster> by) {
        return new Settings(
                level, tolerance, maxIterations, ties, position, style, by, smallSample, regulariser, planned);
    }

    /** Clustered variances as sums alone, as other programs give them. */
    Settings withoutSmallSampleFactor() {
        return new Settings(
                level, tolerance, maxIterations, ties, position, style, clusters, false, regulariser, planned);
    }

    Settings regularised(Regulariser by) {
        return new Settings(level, tolerance, maxIterations, ties, position, style, clusters, smallSample, by, planned);
    }

    Settings anytime(long plannedVotes) {
        return new Settings(
                level,
                tolerance,
                maxIterations,
                ties,
                position,
                style,
                clusters,
                smallSample,
                regulariser,
                OptionalLong.of(plannedVotes));
    }
}

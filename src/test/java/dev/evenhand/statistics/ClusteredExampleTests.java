package dev.evenhand.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Sixty votes of six raters on fifteen tasks, against statsmodels' clustered GLM; errors are of gaps to model A. */
class ClusteredExampleTests {

    private static final List<String[]> ROWS = KnownAnswers.rows("style.votes.csv");
    private static final List<String> MODELS = List.of("A", "B", "C", "D");
    private static final Map<String, Integer> COLUMNS =
            Map.of("plain", 3, "rater", 4, "task", 5, "two way", 6, "rater corrected", 8, "task corrected", 9);
    private static final int TWO_WAY_CORRECTED = 10;

    @Test
    void agreesWithoutClusters() {
        agrees(fit(Set.of(), false), 3);
        var gap = fit(Set.of(), false).fits().get(0);
        assertThat(gap.logLikelihood()).isEqualTo(-39.35661238, within(1e-6));
    }

    @Test
    void agreesByRater() {
        agrees(fit(Set.of(Cluster.RATER), false), COLUMNS.get("rater"));
        agrees(fit(Set.of(Cluster.RATER), true), COLUMNS.get("rater corrected"));
    }

    @Test
    void agreesByTask() {
        agrees(fit(Set.of(Cluster.TASK), false), COLUMNS.get("task"));
        agrees(fit(Set.of(Cluster.TASK), true), COLUMNS.get("task corrected"));
    }

    @Test
    void agreesTwoWayBeforeNegativeDirectionsAreTakenOut() {
        agrees(unclipped(false), COLUMNS.get("two way"));
        agrees(unclipped(true), TWO_WAY_CORRECTED);
    }

    @Test
    void takesOutANegativeDirection() {
        var scores = fit(EnumSet.allOf(Cluster.class), false);
        assertThat(scores.errors().clipped()).isTrue();
        assertThat(scores.warnings())
                .extracting(Warning::kind)
                .contains(Warning.Kind.INDEFINITE, Warning.Kind.FEW_CLUSTERS);
        // Of the centred strengths, so close to and not the same as the published clip of gaps to A.
        assertThat(scores.contrast("D", "A").orElseThrow().standardError()).isBetween(0.60253998, 0.604);
    }

    @Test
    void takesOutANegativeDirectionAsPublishedOfGapsToA() {
        var raw = unclipped(false);
        var positive = Covariance.positive(raw);
        IntStream.range(0, raw.length)
                .forEach(i -> assertThat(Math.sqrt(positive[i][i])).isEqualTo(expected(i, 7), within(1e-6)));
    }

    @Test
    void goesByStudentsTOfTheFewerClusters() {
        var gap = fit(EnumSet.allOf(Cluster.class), true).contrast("D", "A").orElseThrow();
        assertThat((gap.upper() - gap.difference()) / gap.standardError()).isEqualTo(2.570581835636314, within(1e-9));
    }

    private static void agrees(Scores scores, int column) {
        for (int model = 1; model < MODELS.size(); model++) {
            var gap = scores.contrast(MODELS.get(model), "A").orElseThrow();
            assertThat(gap.difference()).isEqualTo(expected(model - 1, 1), within(1e-6));
            assertThat(gap.standardError()).isEqualTo(expected(model - 1, column), within(1e-6));
        }
        for (int effect = 0; effect < 2; effect++) {
            var found = scores.coefficients().get(effect);
            assertThat(found.value()).isEqualTo(expected(3 + effect, 1), within(1e-6));
            assertThat(found.standardError()).isEqualTo(expected(3 + effect, column), within(1e-6));
        }
    }

    private static void agrees(double[][] covariance, int column) {
        IntStream.range(0, covariance.length)
                .forEach(i -> assertThat(Math.sqrt(covariance[i][i])).isEqualTo(expected(i, column), within(1e-6)));
    }

    /** Covariance of the gaps to A and of both effects. */
    private static double[][] unclipped(boolean corrected) {
        var votes = votes();
        var contests = new SingleContests(votes, votes.counts(), List.of("B", "C", "D", "A"), true, true);
        var likelihood = new Likelihood(contests.contests(), Ties.HALF, Regulariser.NONE);
        var newton = new Newton(likelihood, Settings.STANDARD, new double[likelihood.parameters()]).climb();
        var sums = new ClusterSums(likelihood, newton.parameters());
        var settings = (corrected ? Settings.STANDARD : Settings.STANDARD.withoutSmallSampleFactor())
                .clusteredBy(EnumSet.allOf(Cluster.class));
        var clustering = new Clustering(sums, votes, contests.rowOf(), settings);
        var variance = clustering.of(clustering.usable());
        var covariance = Covariance.sandwich(newton.information().inverse(), variance, 4);
        int[] parameters = {0, 1, 2, 4, 5};
        var gaps = new double[parameters.length][parameters.length];
        for (int i = 0; i < gaps.length; i++) {
            for (int j = 0; j < gaps.length; j++) {
                gaps[i][j] = covariance.raw(parameters[i], parameters[j]);
            }
        }
        return gaps;
    }

    private static Scores fit(Set<Cluster> clusters, boolean corrected) {
        var settings = corrected ? Settings.STANDARD : Settings.STANDARD.withoutSmallSampleFactor();
        return BradleyTerry.standard()
                .with(settings)
                .withPosition()
                .withStyle()
                .clusteredBy(clusters)
                .fit(votes());
    }

    private static Votes votes() {
        var verdicts = new byte[ROWS.size()];
        for (int vote = 0; vote < verdicts.length; vote++) {
            double share = Double.parseDouble(ROWS.get(vote)[5]);
            verdicts[vote] =
                    (byte) (share == 1 ? Verdict.MODEL_A : share == 0 ? Verdict.MODEL_B : Verdict.TIE).ordinal();
        }
        var lengths =
                ROWS.stream().mapToDouble(row -> Double.parseDouble(row[6])).toArray();
        return Votes.of(MODELS, places(3, MODELS), places(4, MODELS), verdicts)
                .withRaters(groups(2))
                .withTasks(groups(1))
                .withStyle(List.of(StyleFeature.of("length", lengths)));
    }

    private static Groups groups(int column) {
        var names = ROWS.stream().map(row -> row[column]).distinct().toList();
        return Groups.of(names, places(column, names));
    }

    private static int[] places(int column, List<String> names) {
        return ROWS.stream().mapToInt(row -> names.indexOf(row[column])).toArray();
    }

    private static double expected(int parameter, int column) {
        return Double.parseDouble(KnownAnswers.rows("style.errors.csv").get(parameter)[column]);
    }
}

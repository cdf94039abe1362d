package dev.evenhand.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Position, style, clusters and Davidson's ties against R's glm, sandwich, vcovCL and Poisson log-linear fits. */
class VariantAnswerTests {

    private static final Votes SYN20 = SimulatedVotes.syn20();

    /** Errors of other programs lack the small-sample factor. */
    private static final BradleyTerry STANDARD =
            BradleyTerry.standard().with(Settings.STANDARD.withoutSmallSampleFactor());

    @ParameterizedTest
    @ValueSource(strings = {"plain", "position", "style", "style_position"})
    void agreesOnStrengthsErrorsAndRanks(String variant) {
        var rows = KnownAnswers.rows("syn20.variants.csv").stream()
                .filter(row -> row[0].equals(variant))
                .toList();
        var plain = fitting(variant).fit(SYN20);
        var byRater = fitting(variant).clusteredBy(Set.of(Cluster.RATER)).fit(SYN20);
        var byTask = fitting(variant).clusteredBy(Set.of(Cluster.TASK)).fit(SYN20);
        var twoWay = fitting(variant).clusteredBy(EnumSet.allOf(Cluster.class)).fit(SYN20);

        assertThat(rows).hasSize(20);
        for (var row : rows) {
            var estimate = plain.of(row[1]).estimate().orElseThrow();
            assertThat(estimate.strength()).isEqualTo(number(row[2]), within(1e-9));
            assertThat(estimate.modelStandardError()).isEqualTo(number(row[3]), within(1e-8));
            assertThat(estimate.standardError()).isEqualTo(number(row[4]), within(1e-8));
            assertThat(error(byRater, row[1])).isEqualTo(number(row[5]), within(1e-8));
            assertThat(error(byTask, row[1])).isEqualTo(number(row[6]), within(1e-8));
            assertThat(error(twoWay, row[1])).isEqualTo(number(row[7]), within(1e-8));
            assertThat(plain.of(row[1]).ranks())
                    .contains(new RankRange(
                            Integer.parseInt(row[8]), Integer.parseInt(row[9]), Integer.parseInt(row[10])));
        }
        assertThat(twoWay.errors().clusters()).containsEntry(Cluster.RATER, 400).containsEntry(Cluster.TASK, 600);
    }

    @ParameterizedTest
    @ValueSource(strings = {"position", "style", "style_position"})
    void agreesOnCoefficients(String variant) {
        var plain = fitting(variant).fit(SYN20);
        var byRater = fitting(variant).clusteredBy(Set.of(Cluster.RATER)).fit(SYN20);
        var byTask = fitting(variant).clusteredBy(Set.of(Cluster.TASK)).fit(SYN20);
        var twoWay = fitting(variant).clusteredBy(EnumSet.allOf(Cluster.class)).fit(SYN20);
        for (var row : KnownAnswers.rows("syn20.coefficients.csv")) {
            if (row[0].equals(variant)) {
                var name = row[1].equals("position_a") ? "position" : row[1];
                var found = coefficient(plain, name);
                assertThat(found.value()).isEqualTo(number(row[2]), within(1e-9));
                assertThat(found.modelStandardError()).isEqualTo(number(row[3]), within(1e-8));
                assertThat(found.standardError()).isEqualTo(number(row[4]), within(1e-8));
                assertThat(coefficient(byRater, name).standardError()).isEqualTo(number(row[5]), within(1e-8));
                assertThat(coefficient(byTask, name).standardError()).isEqualTo(number(row[6]), within(1e-8));
                assertThat(coefficient(twoWay, name).standardError()).isEqualTo(number(row[7]), within(1e-8));
            }
        }
    }

    @Test
    void agreesOnDavidsonsStrengths() {
        for (var row : KnownAnswers.rows("davidson.csv")) {
            var estimate = davidson(row[0], row[1].equals("true"))
                    .of(row[2])
                    .estimate()
                    .orElseThrow();
            assertThat(estimate.strength()).isEqualTo(number(row[3]), within(1e-9));
            assertThat(estimate.modelStandardError()).isEqualTo(number(row[4]), within(1e-8));
        }
    }

    @Test
    void agreesOnDavidsonsParameters() {
        for (var row : KnownAnswers.rows("davidson.parameters.csv")) {
            var scores = davidson(row[0], row[1].equals("true"));
            var tie = coefficient(scores, "log tie");
            assertThat(scores.fits().get(0).logLikelihood()).isEqualTo(number(row[2]), within(1e-8));
            assertThat(Math.exp(tie.value())).isEqualTo(number(row[3]), within(1e-9));
            assertThat(tie.modelStandardError()).isEqualTo(number(row[4]), within(1e-8));
            if (!row[5].isEmpty()) {
                assertThat(coefficient(scores, "position").value()).isEqualTo(number(row[5]), within(1e-9));
                assertThat(coefficient(scores, "position").modelStandardError())
                        .isEqualTo(number(row[6]), within(1e-8));
            }
        }
    }

    @Test
    void reproducesThePublishedHomeEffectInBaseball() {
        var home = coefficient(STANDARD.withPosition().fit(KnownAnswers.counts("baseball")), "position");
        assertThat(home.value()).isEqualTo(0.302, within(5e-4)).isEqualTo(0.30226065552894077, within(1e-9));
        assertThat(home.modelStandardError()).isEqualTo(0.13094370745591707, within(1e-8));
    }

    @Test
    void agreesOnWeightedVotes() {
        var counts = SYN20.counts();
        var weights = new double[SYN20.size()];
        for (int vote = 0; vote < weights.length; vote++) {
            var pair = counts.pair(
                    SYN20.models().get(SYN20.left(vote)), SYN20.models().get(SYN20.right(vote)));
            weights[vote] = 1.0 / Math.max(pair.votes(), 50);
        }
        var scores = STANDARD.fit(SYN20.withWeights(weights));
        for (var row : KnownAnswers.rows("syn20.reweighted.csv")) {
            var estimate = scores.of(row[0]).estimate().orElseThrow();
            assertThat(estimate.strength()).isEqualTo(number(row[1]), within(1e-9));
            assertThat(estimate.standardError()).isEqualTo(number(row[2]), within(1e-8));
        }
    }

    @Test
    void agreesOnRegularisedStrengths() {
        for (var row : KnownAnswers.rows("regularised.csv")) {
            boolean firth = row[1].equals("firth");
            var regulariser = firth ? Regulariser.FIRTH : Regulariser.ridge(number(row[2]));
            var score = STANDARD.regularised(regulariser)
                    .fit(KnownAnswers.counts(row[0]))
                    .of(row[3]);
            var estimate = score.estimate().orElseThrow();
            assertThat(estimate.strength()).isEqualTo(number(row[4]), within(firth ? 1e-6 : 1e-9));
            if (firth) {
                assertThat(estimate.modelStandardError()).isEqualTo(number(row[5]), within(1e-6));
            }
        }
    }

    @Test
    void keepsTellingThatARegularisedModelIsUndefeated() {
        var scores = STANDARD.regularised(Regulariser.ridge(0.1)).fit(KnownAnswers.counts("undefeated"));
        assertThat(scores.of("A").status()).isEqualTo(Status.UNDEFEATED);
        assertThat(scores.warnings()).extracting(Warning::kind).contains(Warning.Kind.SEPARATED);
    }

    private static BradleyTerry fitting(String variant) {
        var fitting = variant.contains("position") ? STANDARD.withPosition() : STANDARD;
        return variant.contains("style") ? fitting.withStyle() : fitting;
    }

    private static Scores davidson(String set, boolean position) {
        var fitting = STANDARD.withTies(Ties.DAVIDSON);
        return (position ? fitting.withPosition() : fitting)
                .fit(set.equals("syn20") ? SYN20.counts() : KnownAnswers.counts(set));
    }

    private static double error(Scores scores, String model) {
        return scores.of(model).estimate().orElseThrow().standardError();
    }

    private static Coefficient coefficient(Scores scores, String name) {
        return scores.coefficients().stream()
                .filter(found -> found.covariate().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static double number(String text) {
        return Double.parseDouble(text);
    }
}

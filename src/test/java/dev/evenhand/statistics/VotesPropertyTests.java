package dev.evenhand.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must hold for any votes with raters, tasks and a style feature. */
class VotesPropertyTests {

    private static final BradleyTerry TWO_WAY =
            BradleyTerry.standard().withPosition().withStyle().clusteredBy(EnumSet.allOf(Cluster.class));

    static Stream<Columns> tables() {
        return new Random(33).longs(25).mapToObj(Columns::random);
    }

    @ParameterizedTest
    @MethodSource("tables")
    void keepsTwoWayErrorsWhenVotesAreDoubled(Columns table) {
        var once = TWO_WAY.fit(table.votes());
        var twice = TWO_WAY.fit(
                table.picked(2 * table.size(), vote -> vote % table.size()).votes());
        same(once, twice, 1);
    }

    @ParameterizedTest
    @MethodSource("tables")
    void shrinksPlainErrorsByRootTwoWhenVotesAreDoubled(Columns table) {
        var plain = TWO_WAY.clusteredBy(Set.of());
        var once = plain.fit(table.votes());
        var twice = plain.fit(
                table.picked(2 * table.size(), vote -> vote % table.size()).votes());
        same(once, twice, Math.sqrt(2));
    }

    @ParameterizedTest
    @MethodSource("tables")
    void keepsEverythingWhenRowsAreReversed(Columns table) {
        same(
                TWO_WAY.fit(table.votes()),
                TWO_WAY.fit(table.picked(table.size(), vote -> table.size() - 1 - vote)
                        .votes()),
                1);
    }

    @ParameterizedTest
    @MethodSource("tables")
    void turnsThePositionEffectWhenSidesAreSwapped(Columns table) {
        var given = TWO_WAY.fit(table.votes());
        var swapped = TWO_WAY.fit(table.swapped().votes());
        same(given, swapped, 1);
        for (int i = 0; i < given.coefficients().size(); i++) {
            double sign = given.coefficients().get(i).covariate().kind() == Covariate.Kind.POSITION ? -1 : 1;
            assertThat(swapped.coefficients().get(i).value())
                    .isEqualTo(sign * given.coefficients().get(i).value(), within(1e-9));
        }
    }

    @ParameterizedTest
    @MethodSource("tables")
    void keepsEverythingWhenModelsMeetThemselves(Columns table) {
        var more = table.picked(table.size() + 20, vote -> Math.min(vote, table.size() - 1));
        Arrays.fill(more.right, table.size(), more.right.length, 0);
        Arrays.fill(more.left, table.size(), more.left.length, 0);
        same(TWO_WAY.fit(table.votes()), TWO_WAY.fit(more.votes()), 1);
    }

    @ParameterizedTest
    @MethodSource("tables")
    void keepsEverythingWithWeightsOfOne(Columns table) {
        var ones = new double[table.size()];
        Arrays.fill(ones, 1);
        same(TWO_WAY.fit(table.votes()), TWO_WAY.fit(table.votes().withWeights(ones)), 1);
        var half = BradleyTerry.standard();
        same(half.fit(table.votes().counts()), half.fit(table.votes().withWeights(ones)), 1);
    }

    @ParameterizedTest
    @MethodSource("tables")
    void countsAVoteOfWeightTwoAsTwoVotesInTheStrengths(Columns table) {
        var twos = new double[table.size()];
        Arrays.fill(twos, 2);
        same(TWO_WAY.fit(table.votes()), TWO_WAY.fit(table.votes().withWeights(twos)), 1);
    }

    @ParameterizedTest
    @MethodSource("tables")
    void agreesWithTheSumOverPairsOfVotesOfOneCluster(Columns table) {
        var votes = table.votes();
        for (var cluster : Cluster.values()) {
            var scores = BradleyTerry.standard()
                    .with(Settings.STANDARD.withoutSmallSampleFactor())
                    .clusteredBy(Set.of(cluster))
                    .fit(votes);
            var naive = NaiveSandwich.standardErrors(
                    votes, scores, votes.groups(cluster).orElseThrow());
            for (int model = 0; model < votes.models().size(); model++) {
                var estimate = scores.of(votes.models().get(model)).estimate().orElseThrow();
                assertThat(estimate.standardError()).isEqualTo(naive[model], within(1e-8));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("tables")
    void agreesWithNewmansIterationOnTies(Columns table) {
        var counts = table.votes().counts();
        var scores = BradleyTerry.standard().withTies(Ties.DAVIDSON).fit(counts);
        var newman = Newman.fit(counts);
        assertThat(Math.exp(scores.coefficients().get(0).value()) / 2).isEqualTo(newman.ties(), within(1e-8));
        for (int model = 0; model < counts.models().size(); model++) {
            assertThat(scores.of(counts.models().get(model))
                            .estimate()
                            .orElseThrow()
                            .strength())
                    .isEqualTo(newman.strengths().get(model), within(1e-8));
        }
    }

    @ParameterizedTest
    @MethodSource("tables")
    void agreesWithAPoissonLogLinearModel(Columns table) {
        var counts = table.votes().counts();
        var scores = BradleyTerry.standard().withTies(Ties.DAVIDSON).fit(counts);
        var expected = PoissonLogLinear.fit(counts);
        assertThat(scores.coefficients().get(0).value())
                .isEqualTo(expected[counts.models().size()], within(1e-8));
        for (int model = 0; model < counts.models().size(); model++) {
            assertThat(scores.of(counts.models().get(model))
                            .estimate()
                            .orElseThrow()
                            .strength())
                    .isEqualTo(expected[model], within(1e-8));
        }
    }

    private static void same(Scores one, Scores other, double shrunk) {
        for (var score : one.models()) {
            var estimate = score.estimate().orElseThrow();
            var match = other.of(score.model()).estimate().orElseThrow();
            assertThat(match.strength()).isEqualTo(estimate.strength(), within(1e-9));
            assertThat(match.standardError() * shrunk).isEqualTo(estimate.standardError(), within(1e-8));
        }
        for (int i = 0; i < one.coefficients().size(); i++) {
            assertThat(other.coefficients().get(i).standardError() * shrunk)
                    .isEqualTo(one.coefficients().get(i).standardError(), within(1e-8));
        }
    }

    /** Columns that a test can pick from and turn before they become votes. */
    static final class Columns {

        private final List<String> models;
        private final int[] left;
        private final int[] right;
        private final byte[] verdicts;
        private final int[] raters;
        private final int[] tasks;
        private final double[] style;

        private Columns(
                List<String> models,
                int[] left,
                int[] right,
                byte[] verdicts,
                int[] raters,
                int[] tasks,
                double[] style) {
            this.models = models;
            this.left = left;
            this.right = right;
            this.verdicts = verdicts;
            this.raters = raters;
            this.tasks = tasks;
            this.style = style;
        }

        static Columns random(long seed) {
            var random = new Random(seed);
            int models = 3 + random.nextInt(5);
            int size = 300 + random.nextInt(300);
            var left = random.ints(size, 0, models).toArray();
            var right = Arrays.stream(left)
                    .map(model -> (model + 1 + random.nextInt(models - 1)) % models)
                    .toArray();
            var verdicts = new byte[size];
            for (int vote = 0; vote < size; vote++) {
                int luck = random.nextInt(10) + (left[vote] - right[vote]) / 2;
                verdicts[vote] = (byte) (luck > 5 ? 0 : luck > 2 ? 1 : 2 + random.nextInt(2));
            }
            return new Columns(
                    RandomTables.models(models),
                    left,
                    right,
                    verdicts,
                    random.ints(size, 0, 25).toArray(),
                    random.ints(size, 0, 40).toArray(),
                    random.doubles(size, -1, 1).toArray());
        }

        int size() {
            return left.length;
        }

        Columns picked(int size, IntUnaryOperator from) {
            var verdict = new byte[size];
            IntStream.range(0, size).forEach(vote -> verdict[vote] = verdicts[from.applyAsInt(vote)]);
            return new Columns(
                    models,
                    pick(left, size, from),
                    pick(right, size, from),
                    verdict,
                    pick(raters, size, from),
                    pick(tasks, size, from),
                    IntStream.range(0, size)
                            .map(from)
                            .mapToDouble(vote -> style[vote])
                            .toArray());
        }

        Columns swapped() {
            var turned = new byte[size()];
            IntStream.range(0, size())
                    .forEach(vote -> turned[vote] =
                            (byte) Verdict.values()[verdicts[vote]].swapped().ordinal());
            return new Columns(
                    models,
                    right,
                    left,
                    turned,
                    raters,
                    tasks,
                    Arrays.stream(style).map(value -> -value).toArray());
        }

        Votes votes() {
            return Votes.of(models, left, right, verdicts)
                    .withRaters(SimulatedVotes.groups(raters))
                    .withTasks(SimulatedVotes.groups(tasks))
                    .withStyle(List.of(StyleFeature.of("style", style)));
        }

        private static int[] pick(int[] column, int size, IntUnaryOperator from) {
            return IntStream.range(0, size).map(from).map(vote -> column[vote]).toArray();
        }
    }
}

package dev.evenhand.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.evenhand.statistics.RandomTables.Vote;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must hold for any votes; half of the tables are sparse enough to fall into tiers and components. */
class BradleyTerryPropertyTests {

    private static final UnaryOperator<String> SAME = UnaryOperator.identity();

    static Stream<Table> tables() {
        return new Random(20261124).longs(60).mapToObj(BradleyTerryPropertyTests::table);
    }

    @ParameterizedTest
    @MethodSource("tables")
    void agreesWithZermelo(Table table) {
        var counts = table.counted();
        var scores = BradleyTerry.standard().fit(counts);
        for (var fit : scores.fits()) {
            var expected = Zermelo.strengths(counts, fit.models());
            for (int i = 0; i < expected.length; i++) {
                assertThat(strength(scores, fit.models().get(i))).isEqualTo(expected[i], within(1e-8));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("tables")
    void endsWhereTheGradientIsZero(Table table) {
        var scores = BradleyTerry.standard().fit(table.counted());
        assertThat(scores.fits()).allSatisfy(fit -> {
            assertThat(fit.converged()).isTrue();
            assertThat(fit.gradientMax()).isLessThan(1e-10);
        });
    }

    @ParameterizedTest
    @MethodSource("tables")
    void centresEveryTier(Table table) {
        var scores = BradleyTerry.standard().fit(table.counted());
        assertThat(scores.fits())
                .allSatisfy(fit -> assertThat(fit.models().stream()
                                .mapToDouble(model -> strength(scores, model))
                                .sum())
                        .isEqualTo(0, within(1e-12)));
    }

    @ParameterizedTest
    @MethodSource("tables")
    void keepsScoresWhenModelsAreRenamed(Table table) {
        UnaryOperator<String> renamed = model -> "x" + new StringBuilder(model).reverse();
        var names = new ArrayList<>(table.models().stream().map(renamed).toList());
        Collections.shuffle(names, new Random(1));
        var votes = table.votes().stream().map(vote -> vote.renamed(renamed)).toList();
        same(table, BradleyTerry.standard().fit(RandomTables.counted(names, votes)), renamed);
    }

    @ParameterizedTest
    @MethodSource("tables")
    void keepsScoresWhenSidesAreSwapped(Table table) {
        var votes = table.votes().stream().map(Vote::swapped).toList();
        same(table, BradleyTerry.standard().fit(RandomTables.counted(table.models(), votes)), SAME);
    }

    @ParameterizedTest
    @MethodSource("tables")
    void keepsScoresWhenRowsAreShuffled(Table table) {
        var votes = new ArrayList<>(table.votes());
        Collections.shuffle(votes, new Random(2));
        same(table, BradleyTerry.standard().fit(RandomTables.counted(table.models(), votes)), SAME);
    }

    @ParameterizedTest
    @MethodSource("tables")
    void keepsScoresWhenModelsMeetThemselves(Table table) {
        var votes = new ArrayList<>(table.votes());
        table.models().forEach(model -> votes.add(new Vote(model, model, Verdict.MODEL_A)));
        same(table, BradleyTerry.standard().fit(RandomTables.counted(table.models(), votes)), SAME);
    }

    @ParameterizedTest
    @MethodSource("tables")
    void keepsScoresWhateverItStartsFrom(Table table) {
        var other = BradleyTerry.standard()
                .fit(RandomTables.counted(
                        table.models(), RandomTables.votes(3, table.models().size(), 200)));
        same(table, BradleyTerry.standard().startingFrom(other).fit(table.counted()), SAME);
    }

    @ParameterizedTest
    @MethodSource("tables")
    void shrinksErrorsByRootTwoWhenVotesAreDoubled(Table table) {
        var votes = new ArrayList<>(table.votes());
        votes.addAll(table.votes());
        var once = BradleyTerry.standard().fit(table.counted());
        var twice = BradleyTerry.standard().fit(RandomTables.counted(table.models(), votes));
        for (var score : once.models()) {
            var again = twice.of(score.model());
            score.estimate().ifPresent(estimate -> {
                var doubled = again.estimate().orElseThrow();
                assertThat(doubled.strength()).isEqualTo(estimate.strength(), within(1e-9));
                assertThat(doubled.standardError() * Math.sqrt(2)).isEqualTo(estimate.standardError(), within(1e-9));
            });
            assertThat(again.status()).isEqualTo(score.status());
        }
    }

    @Test
    void staysFiniteHoweverLopsidedTheCounts() {
        var estimates = LongStream.range(0, 500)
                .mapToObj(RandomTables::lopsided)
                .flatMap(counts -> BradleyTerry.standard().fit(counts).models().stream())
                .flatMap(score -> score.estimate().stream());

        assertThat(estimates).hasSizeGreaterThan(1000).allSatisfy(estimate -> {
            assertThat(estimate.lower()).isFinite();
            assertThat(estimate.upper()).isFinite();
            assertThat(estimate.modelStandardError()).isFinite();
        });
    }

    private static void same(Table table, Scores found, UnaryOperator<String> name) {
        for (var score : BradleyTerry.standard().fit(table.counted()).models()) {
            var other = found.of(name.apply(score.model()));
            assertThat(other.status()).isEqualTo(score.status());
            assertThat(other.ranks()).isEqualTo(score.ranks());
            assertThat(other.tally()).isEqualTo(score.tally());
            assertThat(other.estimate().isPresent()).isEqualTo(score.estimate().isPresent());
            score.estimate().ifPresent(estimate -> {
                var match = other.estimate().orElseThrow();
                assertThat(match.strength()).isEqualTo(estimate.strength(), within(1e-10));
                assertThat(match.standardError()).isEqualTo(estimate.standardError(), within(1e-10));
                assertThat(match.modelStandardError()).isEqualTo(estimate.modelStandardError(), within(1e-10));
            });
        }
    }

    private static double strength(Scores scores, String model) {
        return scores.of(model).estimate().orElseThrow().strength();
    }

    private static Table table(long seed) {
        var random = new Random(seed);
        int models = 2 + random.nextInt(11);
        int votes = 1 + random.nextInt(random.nextBoolean() ? 2 * models : 40 * models);
        return new Table(seed, RandomTables.models(models), RandomTables.votes(seed, models, votes));
    }

    /** Votes and the seed that made them, so that a failure can be made again. */
    record Table(long seed, List<String> models, List<Vote> votes) {

        PairCounts counted() {
            return RandomTables.counted(models, votes);
        }

        @Override
        public String toString() {
            return "%d votes among %d models, seed %d".formatted(votes.size(), models.size(), seed);
        }
    }
}

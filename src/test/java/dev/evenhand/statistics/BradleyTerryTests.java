package dev.evenhand.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BradleyTerryTests {

    @Test
    void scoresNothingWithoutModels() {
        var scores = fit();
        assertThat(scores.models()).isEmpty();
        assertThat(scores.warnings()).isEmpty();
        assertThat(scores.converged()).isTrue();
    }

    @Test
    void reportsAModelWithoutVotesAsNotYetScored() {
        var score = fit("?a").of("a");
        assertThat(score.status()).isEqualTo(Status.NOT_YET_SCORED);
        assertThat(score.estimate()).isEmpty();
        assertThat(score.ranks()).isEmpty();
        assertThat(kinds(fit("?a"))).containsExactly(Warning.Kind.NOT_YET_SCORED);
    }

    @Test
    void ranksASingleVoteWithoutANumber() {
        var scores = fit("a>b");
        assertThat(scores.of("a").status()).isEqualTo(Status.UNDEFEATED);
        assertThat(scores.of("b").status()).isEqualTo(Status.WINLESS);
        assertThat(scores.of("a").ranks()).contains(new RankRange(1, 1, 1));
        assertThat(scores.of("b").ranks()).contains(new RankRange(2, 2, 2));
        assertThat(scores.contrast("a", "b")).isEmpty();
        assertThat(kinds(scores)).containsExactly(Warning.Kind.SEPARATED, Warning.Kind.FEW_VOTES);
    }

    @Test
    void tellsAModelBetweenTwoTiersFromAWinlessOne() {
        var scores = fit("a>b", "b>c");
        assertThat(scores.models())
                .extracting(ModelScore::status)
                .containsExactly(Status.UNDEFEATED, Status.SEPARATED, Status.WINLESS);
    }

    @Test
    void leavesRanksOpenBetweenTiersThatWereNeverCompared() {
        var scores = fit("a>b", "a>c", "c>d");
        assertThat(scores.of("a").ranks()).contains(new RankRange(1, 1, 1));
        assertThat(scores.of("b").ranks()).contains(new RankRange(2, 4, 2));
        assertThat(scores.of("c").ranks()).contains(new RankRange(2, 3, 2));
        assertThat(scores.of("d").ranks()).contains(new RankRange(3, 4, 3));
    }

    @Test
    void ranksComponentsApart() {
        var scores = fit("90 a>b", "10 b>a", "60 c>d", "10 d>c");
        assertThat(scores.of("a").ranks()).contains(new RankRange(1, 1, 1));
        assertThat(scores.of("c").ranks()).contains(new RankRange(1, 1, 1));
        assertThat(scores.contrast("a", "c")).isEmpty();
        assertThat(kinds(scores)).containsExactly(Warning.Kind.DISCONNECTED);
    }

    @Test
    void agreesWithTheLogOddsOfTwoModels() {
        var gap = fit("30 a>b", "10 b>a").contrast("a", "b").orElseThrow();
        double error = Math.sqrt(1 / 30.0 + 1 / 10.0);
        assertThat(gap.difference()).isEqualTo(Math.log(3), within(1e-14));
        assertThat(gap.standardError()).isEqualTo(error, within(1e-12));
        assertThat(gap.upper()).isEqualTo(Math.log(3) + 1.959963984540054 * error, within(1e-12));
        assertThat(gap.points()).isEqualTo(190.848501887865, within(1e-9));
    }

    @Test
    void widensIntervalsWithTheLevel() {
        var counts = Sketch.of("30 a>b", "10 b>a");
        var estimate = BradleyTerry.standard()
                .withLevel(0.99)
                .fit(counts)
                .of("a")
                .estimate()
                .orElseThrow();
        assertThat((estimate.upper() - estimate.strength()) / estimate.standardError())
                .isEqualTo(2.5758293035489004, within(1e-12));
    }

    @Test
    void claimsNothingFromTiesAlone() {
        var scores = fit("50 a=b", "50 b=c");
        assertThat(scores.models()).allSatisfy(score -> {
            assertThat(score.estimate().orElseThrow().strength()).isEqualTo(0, within(1e-15));
            assertThat(score.estimate().orElseThrow().standardError()).isEqualTo(0, within(1e-15));
            assertThat(score.ranks()).contains(new RankRange(1, 3, 1));
        });
        assertThat(kinds(scores)).containsExactly(Warning.Kind.ONLY_TIES);
    }

    @Test
    void saysWhenItHadToStopEarly() {
        var hurried = BradleyTerry.standard().with(Settings.STANDARD.withMaxIterations(1));
        var scores = hurried.fit(Sketch.of("90 a>b", "10 b>a"));
        assertThat(scores.converged()).isFalse();
        assertThat(kinds(scores)).containsExactly(Warning.Kind.NOT_CONVERGED);
    }

    @Test
    void startsFromAnEarlierResultInFewerSteps() {
        var counts = KnownAnswers.counts("syn20");
        var cold = BradleyTerry.standard().fit(counts);
        var warm = BradleyTerry.standard().startingFrom(cold).fit(counts);
        assertThat(warm.fits().get(0).iterations()).isEqualTo(1);
        assertThat(cold.fits().get(0).iterations()).isBetween(4, 8);
    }

    @Test
    void fitsCountsSevenHundredOrdersOfMagnitudeApart() {
        var chain = IntStream.range(0, 60).mapToObj(i -> "m%02d".formatted(i)).toList();
        var votes = IntStream.range(1, chain.size())
                .boxed()
                .flatMap(i -> Arrays.stream(new String[] {
                    "1000000000000 %s>%s".formatted(chain.get(i - 1), chain.get(i)),
                    "1 %s>%s".formatted(chain.get(i), chain.get(i - 1))
                }))
                .toArray(String[]::new);
        var scores = fit(votes);
        assertThat(scores.converged()).isTrue();
        var gap = scores.contrast("m00", "m59").orElseThrow();
        assertThat(gap.difference()).isEqualTo(59 * Math.log(1e12), within(1e-9));
        assertThat(gap.standardError()).isEqualTo(Math.sqrt(59 * (1 + 1e-12)), within(1e-6));
    }

    @Test
    void keepsErrorsOfModelsThatOneVoteEachWayJoinsToMillions() {
        var scores = fit("1000000000000000 a>b", "1000000000000000 b>a", "1 b>c", "1 c>b");
        assertThat(scores.converged()).isTrue();
        assertThat(scores.contrast("b", "c").orElseThrow().standardError()).isEqualTo(Math.sqrt(2), within(1e-9));
        assertThat(scores.contrast("a", "b").orElseThrow().standardError()).isEqualTo(Math.sqrt(2e-15), within(1e-9));
    }

    @Test
    void refusesModelsThatItWasNotGiven() {
        var scores = fit("a>b");
        assertThatIllegalArgumentException().isThrownBy(() -> scores.of("z")).withMessage("Unknown model \"z\"");
        assertThatIllegalArgumentException().isThrownBy(() -> scores.contrast("a", "z"));
    }

    @Test
    void refusesALevelThatIsNoShare() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BradleyTerry.standard().withLevel(95))
                .withMessage("Level 95.0 is not between 0 and 1");
    }

    private static Scores fit(String... votes) {
        return BradleyTerry.standard().fit(Sketch.of(votes));
    }

    private static Iterable<Warning.Kind> kinds(Scores scores) {
        return scores.warnings().stream().map(Warning::kind).toList();
    }
}

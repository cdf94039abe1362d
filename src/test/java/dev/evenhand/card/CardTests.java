package dev.evenhand.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.evenhand.card.CardFixture.Counts;
import dev.evenhand.commitment.CanonicalJson;
import dev.evenhand.statistics.Cluster;
import dev.evenhand.statistics.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CardTests {

    /** The published comparison that the project began with, rebuilt from its rounded shares: 49, 6 and 45 % of 1,276. */
    private static final Counts PUBLISHED = new Counts(new int[] {30, 445, 150}, 77, new int[] {227, 77, 270});

    private static final CardVotes VOTES = CardFixture.votes(PUBLISHED);

    @Test
    void saysOfThePublishedComparisonThatItIsTooCloseToCall() {
        var card = card(Statistic.WIN_SHARE);
        assertThat(card.headline().outcome()).isEqualTo(Measured.Outcome.OPEN);
        assertThat(card.headline().sentence())
                .isEqualTo("Cedar and Birch are too close to call: 52.0 % prefer the first");
        assertThat(card.tally().net().orElseThrow()).isCloseTo(0.040, within(0.0005));
        var range = card.headline().measured().interval().orElseThrow();
        assertThat(2 * range.lower() - 1).isCloseTo(-0.01315, within(0.0005));
        assertThat(2 * range.upper() - 1).isCloseTo(0.09315, within(0.0005));
        assertThat(card.power().detectableNet().orElseThrow()).isCloseTo(0.076, within(0.0005));
        assertThat(card.power().underpowered()).isTrue();
    }

    @Test
    void showsThatTwoStatisticsOfTheSameVotesDisagree() {
        var card = card(Statistic.WIN_SHARE);
        var graded = explored(card, "graded mean");
        assertThat(graded.estimate()).isCloseTo(0.07, within(0.0005));
        assertThat(graded.p().orElseThrow()).isCloseTo(0.0222, within(0.0005));
        assertThat(graded.disagrees()).isTrue();
        assertThat(graded.adjusted().orElseThrow()).isGreaterThan(0.05);
        assertThat(explored(card, "sign test of decisive votes").p().orElseThrow())
                .isCloseTo(0.14871, within(1e-5));
        var watched = explored(card, "sign test of decisive votes").interval().orElseThrow();
        assertThat(watched.lower()).isCloseTo(0.47762, within(1e-5));
        assertThat(watched.upper()).isCloseTo(0.5647, within(1e-5));
        assertThat(texts(card)).anyMatch(text -> text.startsWith("Statistics disagree: graded mean (p = 0.022)"));
    }

    @Test
    void namesTheTwentySixVotesThatReverseIt() {
        var fragility = card(Statistic.WIN_SHARE).fragility();
        assertThat(fragility.flip().orElseThrow().votes()).isEqualTo(26);
        assertThat(fragility.flip().orElseThrow().ids()).hasSize(26).doesNotHaveDuplicates();
        assertThat(fragility.drop().orElseThrow().votes()).isEqualTo(52);
        assertThat(fragility.drop().orElseThrow().level()).as("brings it level").isEqualTo(51);
        assertThat(texts(card(Statistic.WIN_SHARE))).contains("26 votes changed would reverse it (2.0 %)");
    }

    @Test
    void headlinesThePlannedStatisticWhicheverItIs() {
        var card = card(Statistic.GRADED_MEAN);
        assertThat(card.headline().sentence()).isEqualTo("Cedar is graded above Birch by +0.07 on a scale to ±1.5");
        assertThat(explored(card, "win share").disagrees()).isTrue();
    }

    @Test
    void isTheSameToTheLastByteWhateverRatersAreCalled() {
        var once = CanonicalJson.write(CardJson.of(card(Statistic.WIN_SHARE)));
        assertThat(CanonicalJson.write(CardJson.of(card(Statistic.WIN_SHARE)))).isEqualTo(once);
        assertThat(once).contains("\"format\":\"evenhand-card/v1\"").doesNotContain("0.0400000");
    }

    @Test
    void widensTheIntervalWhileAnybodyMayLook() {
        var open = new Evidence(
                CardFixture.plan(Statistic.WIN_SHARE, Set.of(), false, Map.of()),
                CardFixture.facts("open", false, 2000),
                VOTES);
        var early = Card.of(open).headline().measured().interval().orElseThrow();
        var planned = card(Statistic.WIN_SHARE).headline().measured().interval().orElseThrow();
        assertThat(early.upper() - early.lower()).isGreaterThan(1.4 * (planned.upper() - planned.lower()));
        assertThat(Card.of(open).headline().measured().p()).isEmpty();
    }

    /** Votes that came by import alone may not be all. */
    @Test
    void isNotFinalBeforeTheStudyIsOver() {
        var plan = CardFixture.plan(Statistic.WIN_SHARE, Set.of(), false, Map.of());
        var registered = Card.of(new Evidence(plan, CardFixture.facts("registered", true, 2000), VOTES));
        assertThat(registered.headline().end()).isEqualTo(End.Kind.OPEN);
        assertThat(texts(registered))
                .contains("Not final: interval wide enough for looking early (asymptotic)")
                .noneMatch(text -> text.startsWith("Ended as planned"));
    }

    @Test
    void changesNothingButWhatItSaysOfLooksWhenSomebodyLooks() {
        var plan = CardFixture.plan(Statistic.WIN_SHARE, Set.of(), false, Map.of());
        var facts = CardFixture.facts("closed", true, 1276);
        var before = Card.of(new Evidence(plan, facts, VOTES));
        var after = Card.of(new Evidence(plan, facts.withLooks(3), VOTES));
        assertThat(before.afterLooks(3)).isEqualTo(after);
        assertThat(texts(before.afterLooks(3))).contains("Ended as planned; 3 looks before the end");
        assertThat(before.afterLooks(3).afterLooks(0)).isEqualTo(before);
    }

    @Test
    void weighsCategoriesAsThePlanSaysAndShowsTheLostOne() {
        var votes = CardVotes.among(CardFixture.TWO, List.of());
        for (int n = 0; n < 400; n++) {
            boolean rare = n < 100;
            votes.add(CardFixture.vote(
                    n,
                    false,
                    n % 10 < (rare ? 2 : 7) ? Verdict.MODEL_A : Verdict.MODEL_B,
                    0,
                    "r" + n,
                    "t" + n,
                    rare ? "rare" : "usual"));
        }
        var card = Card.of(new Evidence(
                CardFixture.plan(Statistic.WIN_SHARE, Set.of(), false, Map.of("rare", 0.5, "usual", 0.5)),
                CardFixture.facts("closed", true, 400),
                votes.build()));
        assertThat(card.headline().measured().estimate()).isCloseTo(0.45, within(1e-9));
        assertThat(card.categories()).extracting(Card.Category::name).containsExactly("rare", "usual");
        assertThat(texts(card)).contains("The other way round in usual");
    }

    @Test
    void hasNoHeadlineWhereAWeighedCategoryHasNoVote() {
        var card = Card.of(new Evidence(
                CardFixture.plan(Statistic.WIN_SHARE, Set.of(), false, Map.of("even", 0.5, "never", 0.5)),
                CardFixture.facts("closed", true, 400),
                VOTES));
        assertThat(card.headline().outcome()).isEqualTo(Measured.Outcome.UNTOLD);
        assertThat(texts(card)).contains("No votes in never");
    }

    @Test
    void isMadeOfNothingToo() {
        var card = Card.of(new Evidence(
                CardFixture.plan(Statistic.BRADLEY_TERRY, Set.of(Cluster.RATER), false, Map.of()),
                CardFixture.facts("open", false, 100),
                CardVotes.among(CardFixture.TWO, List.of()).build()));
        assertThat(card.headline().sentence()).isEqualTo("No vote compares Cedar with Birch yet");
        assertThat(CardJson.of(card).path("headline").path("outcome").asString())
                .isEqualTo("untold");
    }

    private static Card card(Statistic statistic) {
        return Card.of(new Evidence(
                CardFixture.plan(statistic, Set.of(), false, Map.of()),
                CardFixture.facts("closed", true, PUBLISHED.ties() + 1199),
                VOTES));
    }

    private static Card.Explored explored(Card card, String name) {
        return card.exploratory().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> texts(Card card) {
        return card.checks().stream().map(Card.Check::text).toList();
    }
}

package dev.evenhand.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.evenhand.statistics.Cluster;
import dev.evenhand.statistics.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a card said, or left unsaid, that was not so. */
class UntrueCardTests {

    private static final CardPlan PLAN = CardFixture.plan(Statistic.WIN_SHARE, Set.of(), false, Map.of());

    /** Twenty raters each of one mind: scores hang on raters as a win share does. */
    @Test
    void countsClusteredVotesForWhatTheyAreWorthWhateverStatisticIsPlanned() {
        var votes = votes(400, n -> n % 20 < 12, n -> "r" + n % 20, n -> "");
        var ranked = Card.of(new Evidence(
                CardFixture.plan(Statistic.BRADLEY_TERRY, Set.of(Cluster.RATER), false, Map.of()),
                CardFixture.facts("closed", true, 400),
                votes));
        var shared = Card.of(new Evidence(
                CardFixture.plan(Statistic.WIN_SHARE, Set.of(Cluster.RATER), false, Map.of()),
                CardFixture.facts("closed", true, 400),
                votes));
        assertThat(ranked.power().designEffect())
                .isGreaterThan(15)
                .isEqualTo(shared.power().designEffect());
        assertThat(ranked.power().detectableNet()).isEqualTo(shared.power().detectableNet());
    }

    @Test
    void countsACategoryThatLostEveryVoteAmongTheLost() {
        var votes = votes(400, n -> n >= 20 && n % 10 < 7, n -> "r" + n, n -> n < 20 ? "code" : "prose");
        var card = card(votes, facts());
        assertThat(card.headline().outcome()).isEqualTo(Measured.Outcome.FIRST);
        assertThat(check(card, "lost")).isEqualTo("warn: The other way round in code");
        assertThat(check(card, "categories")).doesNotContain("none clearly against");
    }

    /** Weighed by category the first is ahead; of all votes alike the second. */
    @Test
    void saysWhatVotesThatAreChangedReverse() {
        var votes = votes(400, n -> n < 100 ? n % 10 < 9 : n % 10 < 3, n -> "r" + n, n -> n < 100 ? "rare" : "usual");
        var plan = CardFixture.plan(Statistic.WIN_SHARE, Set.of(), false, Map.of("rare", 0.8, "usual", 0.2));
        var card = Card.of(new Evidence(plan, CardFixture.facts("closed", true, 400), votes));
        assertThat(card.headline().outcome()).isEqualTo(Measured.Outcome.FIRST);
        assertThat(card.tally().wins()).isLessThan(card.tally().losses());
        assertThat(check(card, "flip")).contains("would reverse the win share with every vote counted the same");
    }

    @Test
    void saysWhoEndedASequentialStudy() {
        var votes = votes(200, n -> n % 2 == 0, n -> "r" + n, n -> "");
        var plan = CardFixture.plan(Statistic.WIN_SHARE, Set.of(), true, Map.of());
        assertThat(end(plan, votes, ended("closed", false, false)))
                .startsWith("warn: Closed by hand before the sequential rule was met");
        assertThat(end(plan, votes, ended("closed", true, false)))
                .startsWith("ok: All planned votes are in; the sequential rule was not met");
        assertThat(end(plan, votes, ended("closed", false, true))).startsWith("ok: Ended by the sequential rule");
        assertThat(end(plan, votes, ended("open", false, false))).startsWith("warn: Runs until");
        var card = Card.of(new Evidence(plan, ended("closed", false, false), votes));
        assertThat(card.afterLooks(7).checks()).isEqualTo(card.checks());
    }

    @Test
    void claimsNeitherEndNorLogForVotesCollectedElsewhere() {
        var votes = votes(200, n -> n % 2 == 0, n -> "r" + n, n -> "");
        var card = card(votes, imported(200));
        assertThat(check(card, "end")).startsWith("warn: Collected elsewhere: whether it ended as planned");
        assertThat(check(card.afterLooks(2), "end")).endsWith("; 2 looks before the end here");
        assertThat(check(card.logged(log(0, 0)), "log"))
                .isEqualTo("none: Votes collected elsewhere are in the signed log file by file, from their import on");

        var mixed = card(votes, imported(50));
        assertThat(check(mixed, "end"))
                .isEqualTo("warn: Some votes were collected elsewhere: who had looked at them before is not known");
        assertThat(mixed.headline().doubt()).contains(", for one look; when it was taken is not known · ");
        assertThat(check(mixed.logged(log(0, 0)), "log")).startsWith("ok: The votes given here are those");
        assertThat(check(mixed.logged(log(3, 0)), "log"))
                .isEqualTo("warn: 3 entries wait for the signed log longer than promised");
        assertThat(check(mixed.logged(log(0, 5)), "log"))
                .isEqualTo("none: 5 answers came since votes and signed log were last compared");
    }

    @Test
    void setsVotesFromFilesBesideThoseGivenHere() {
        var votes = CardVotes.among(CardFixture.TWO, List.of());
        for (int n = 0; n < 400; n++) {
            var verdict = n < 200 ? n % 10 < 3 : n % 10 < 9;
            votes.add(
                    CardFixture.vote(
                            n, false, verdict ? Verdict.MODEL_A : Verdict.MODEL_B, 1, "r" + n % 200, "t" + n, ""),
                    n < 200 ? 0 : CardVotes.ELSEWHERE);
        }
        var card = card(votes.build(), imported(200));
        assertThat(card.headline().outcome()).isEqualTo(Measured.Outcome.FIRST);
        assertThat(card.splits())
                .extracting(split -> split.part() + " " + split.measured().outcome())
                .containsExactly("collected elsewhere FIRST", "given here SECOND");
        assertThat(check(card, "source")).startsWith("fail");
    }

    /** The desk never asks a rater the same again; a file may hold what somebody answered as often as it took. */
    @Test
    void setsTheHeadlineWithoutSecondAnswersOfARaterBesideIt() {
        var votes = CardVotes.among(CardFixture.TWO, List.of());
        for (int n = 0; n < 600; n++) {
            // Of 400 questions half are won; the won ones are in the file twice, with the sides changed.
            int question = n < 400 ? n : 2 * (n - 400);
            var won = question % 2 == 0 ^ n >= 400 ? Verdict.MODEL_A : Verdict.MODEL_B;
            votes.add(
                    CardFixture.vote(n, n >= 400, won, 1, "r" + question % 20, "t" + question, ""),
                    CardVotes.ELSEWHERE);
        }
        var card = card(votes.build(), imported(600));
        assertThat(card.headline().outcome()).isEqualTo(Measured.Outcome.FIRST);
        assertThat(card.splits())
                .extracting(split -> split.by() + " " + split.part() + " "
                        + split.measured().votes() + " " + split.measured().outcome())
                .containsExactly("again without 200 second answers 400 OPEN");
        assertThat(check(card, "again"))
                .isEqualTo(
                        "fail: Raters in files answer the same twice; without 200 second answers the headline is another");
    }

    /** Flagged raters who disagree were left out, those who agree were not. */
    @Test
    void showsTheHeadlineWithoutThoseWhomARuleFlagsAndNobodyLeftOut() {
        var votes = votes(400, n -> n < 100 || n % 2 == 0, n -> "r" + n / 50, n -> "");
        assertThat(check(card(votes, facts()), "flagged")).isEmpty();
        var card = card(votes, flagged(Set.of("r0", "r1")));
        assertThat(card.headline().outcome()).isEqualTo(Measured.Outcome.FIRST);
        assertThat(check(card, "flagged"))
                .isEqualTo("fail: 2 raters are flagged by a rule of the plan and counted; the headline hangs on that");
        assertThat(card.exclusions())
                .filteredOn(line -> line.rule().equals("flagged too"))
                .singleElement()
                .satisfies(line -> assertThat(line.measured().estimate()).isCloseTo(0.5, within(1e-12)));
        assertThat(check(card(votes, flagged(Set.of("r7"))), "flagged")).startsWith("warn: 1 rater is flagged");
    }

    @Test
    void hidesNoGroupAmongMany() {
        var votes = votes(600, n -> n % 30 != 29, n -> "r" + n, n -> "");
        var groups = IntStream.range(0, 600).boxed().collect(Collectors.toMap(n -> "r" + n, n -> "team " + n % 30));
        var none = Background.NONE;
        var card = Card.of(new Evidence(
                PLAN, facts(), votes, new Background(none.origin(), List.of(), List.of(), groups, Set.of(), Set.of())));
        assertThat(card.splits()).hasSize(24);
        assertThat(card.splits().get(23).part()).isEqualTo("7 others together");
        assertThat(card.splits().stream()
                        .mapToLong(split -> split.measured().votes())
                        .sum())
                .isEqualTo(600);
    }

    @Test
    void saysOfVotesThatAreAllAlikeWhoWonThem() {
        for (var statistic : Statistic.values()) {
            var plan = CardFixture.plan(statistic, Set.of(), false, Map.of());
            var card = Card.of(new Evidence(plan, facts(), votes(300, n -> false, n -> "r" + n, n -> "")));
            assertThat(card.headline().sentence()).isEqualTo("Birch won all 300 votes against Cedar");
            assertThat(card.headline().outcome()).isEqualTo(Measured.Outcome.UNTOLD);
        }
        var tied = CardVotes.among(CardFixture.TWO, List.of());
        for (int n = 0; n < 30; n++) {
            tied.add(CardFixture.vote(n, false, Verdict.TIE, 0, "r" + n, "t" + n, ""));
        }
        assertThat(card(tied.build(), facts()).headline().sentence())
                .isEqualTo("The votes put no number on Cedar against Birch");
    }

    /** An index that may be anything, or is surely small, or tells those who knew from the others. */
    @Test
    void saysOfTheBlindingNoMoreThanTheAnswersTell() {
        assertThat(blinding(1, 0, 0, 1, 1))
                .isEqualTo("none: Whether raters could tell who wrote is not known from 1 answer");
        assertThat(blinding(46, 30, 24, 20, 20)).startsWith("none: ");
        assertThat(blinding(40, 30, 930, 20, 20)).isEqualTo("ok: Few raters, if any, could tell who wrote");
        assertThat(blinding(90, 5, 5, 20, 20)).isEqualTo("fail: Raters could tell who wrote");
        assertThat(blinding(40, 30, 930, 36, 20))
                .startsWith("warn: Raters who knew who wrote preferred otherwise than the others (p");
    }

    /** @param knew wins of forty decisive votes of those who knew, and {@code others} of forty others */
    private static String blinding(long correct, long incorrect, long dontKnow, long knew, long others) {
        var given = new StudyFacts.Blinding(
                correct, incorrect, dontKnow, new StudyFacts.Preferred(knew, 40), new StudyFacts.Preferred(others, 40));
        var check = Blinding.check(Blinding.of(facts(facts(), given), 0.05), true);
        return check.kind() + ": " + check.text();
    }

    /** Whoever finds a lead with few votes finds a large one. */
    @Test
    void callsNoStudyLargeEnoughForTheLeadItHappenedToFind() {
        var card = card(votes(40, n -> n % 10 < 9, n -> "r" + n, n -> ""), facts());
        assertThat(card.headline().outcome()).isEqualTo(Measured.Outcome.FIRST);
        assertThat(check(card, "power"))
                .matches("none: So many votes find a true lead of ±\\d.* points net four times in five");
    }

    @Test
    void endsTheScaleWhereThePlanDoes() {
        var plan = CardFixture.plan(Statistic.GRADED_MEAN, Set.of(), false, Map.of());
        var five = new CardPlan(
                plan.name(),
                plan.question(),
                plan.models(),
                plan.statistic(),
                plan.claim(),
                plan.alpha(),
                plan.ties(),
                plan.clusters(),
                plan.sequential(),
                plan.votes(),
                plan.categories(),
                plan.exclusions(),
                "likert5");
        var votes = votes(400, n -> n % 10 < 8, n -> "r" + n, n -> "");
        assertThat(Card.of(new Evidence(plan, facts(), votes)).headline().sentence())
                .endsWith(" on a scale to ±1.5");
        assertThat(Card.of(new Evidence(five, facts(), votes)).headline().sentence())
                .endsWith(" on a scale to ±1");
    }

    private static CardVotes votes(
            int number, IntPredicate won, IntFunction<String> rater, IntFunction<String> category) {
        var votes = CardVotes.among(CardFixture.TWO, List.of());
        for (int n = 0; n < number; n++) {
            var verdict = won.test(n) ? Verdict.MODEL_A : Verdict.MODEL_B;
            votes.add(CardFixture.vote(n, false, verdict, 1, rater.apply(n), "t" + n, category.apply(n)));
        }
        return votes.build();
    }

    private static StudyFacts facts() {
        return CardFixture.facts("closed", true, 400);
    }

    private static StudyFacts ended(String state, boolean complete, boolean ruled) {
        return facts(CardFixture.facts(state, complete, 400), 0, ruled, Set.of());
    }

    private static StudyFacts imported(long votes) {
        return facts(facts(), votes, false, Set.of());
    }

    private static StudyFacts flagged(Set<String> raters) {
        return facts(facts(), 0, false, raters);
    }

    private static StudyFacts facts(StudyFacts of, StudyFacts.Blinding given) {
        return new StudyFacts(
                of.study(),
                of.planDigest(),
                of.state(),
                of.simulated(),
                of.complete(),
                of.plannedVotes(),
                of.imported(),
                of.made(),
                of.attrition(),
                of.models(),
                of.changes(),
                of.variants(),
                of.looks(),
                Optional.of(given),
                of.safety(),
                of.care(),
                of.stated(),
                of.beacon(),
                of.ruled(),
                of.flagged());
    }

    private static StudyFacts facts(StudyFacts of, long imported, boolean ruled, Set<String> flagged) {
        return new StudyFacts(
                of.study(),
                of.planDigest(),
                of.state(),
                of.simulated(),
                of.complete(),
                of.plannedVotes(),
                imported,
                0,
                of.attrition(),
                of.models(),
                of.changes(),
                of.variants(),
                0,
                of.blinding(),
                of.safety(),
                of.care(),
                of.stated(),
                of.beacon(),
                ruled,
                flagged);
    }

    private static Logged log(long overdue, long since) {
        return new Logged(
                9, 9, Optional.of("2026-11-26T04:00:00Z"), since, List.of(), Optional.empty(), 0, overdue, 0, true);
    }

    private static Card card(CardVotes votes, StudyFacts facts) {
        return Card.of(new Evidence(PLAN, facts, votes));
    }

    private static String end(CardPlan plan, CardVotes votes, StudyFacts facts) {
        return check(Card.of(new Evidence(plan, facts, votes)), "end");
    }

    private static String check(Card card, String id) {
        return card.checks().stream()
                .filter(check -> check.id().equals(id))
                .map(check -> check.kind() + ": " + check.text())
                .collect(Collectors.joining("; "));
    }
}

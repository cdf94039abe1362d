package dev.evenhand.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.evenhand.statistics.Identifiability;
import dev.evenhand.statistics.Interval;
import dev.evenhand.statistics.Ties;
import dev.evenhand.statistics.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a result stands on besides its votes: parts that should agree, one ranking, the owner's word, the log. */
class GroundsTests {

    private static final List<String> THREE = List.of("A", "B", "C");

    /** Cedar wins the even votes and loses the odd ones; each vote is of a rater and a task of its own. */
    private static final CardVotes TORN = votes(200, n -> n % 2 == 0 ? Verdict.MODEL_A : Verdict.MODEL_B);

    @Test
    void showsEachVersionOfTheGuideApartAndThatTheyContradictEachOther() {
        IntFunction<Verdict> torn = n -> n % 2 == 0 ? Verdict.MODEL_A : Verdict.MODEL_B;
        var card = card(votes(200, torn, n -> n % 2 == 0 ? 1 : 2), Background.NONE);
        assertThat(card.splits()).extracting(Card.Split::part).containsExactly("version 1", "version 2");
        assertThat(card.splits())
                .extracting(split -> split.measured().estimate())
                .containsExactly(1.0, 0.0);
        assertThat(check(card, "guide"))
                .isEqualTo(
                        "fail: The guide changed while votes came; under its versions the votes contradict each other");

        IntFunction<Verdict> mixed = n -> n % 10 < 7 ? Verdict.MODEL_A : Verdict.MODEL_B;
        assertThat(check(card(votes(400, mixed, n -> n % 20 < 10 ? 1 : 2), Background.NONE), "guide"))
                .startsWith("warn");
    }

    @Test
    void failsWhereGroupsOfRatersContradictEachOther() {
        var votes = votes(400, n -> n % 10 == 0 != (n % 2 == 0) ? Verdict.MODEL_A : Verdict.MODEL_B);
        var groups = IntStream.range(0, 400)
                .filter(n -> n % 2 == 0)
                .boxed()
                .collect(Collectors.toMap(n -> "r" + n, n -> "of the maker"));
        var card = card(votes, background(groups, Set.of(), Set.of()));
        assertThat(card.splits()).extracting(Card.Split::part).containsExactly("in no group", "of the maker");
        assertThat(check(card, "group")).startsWith("fail");
    }

    @Test
    void countsEveryRequestOnceBesideTheHeadline() {
        var copies = IntStream.range(100, 150).mapToObj(n -> "t" + n).collect(Collectors.toSet());
        var votes = votes(200, n -> n >= 100 && n < 150 || n % 2 == 0 ? Verdict.MODEL_A : Verdict.MODEL_B);
        var card = card(votes, background(Map.of(), copies, Set.of()));
        assertThat(card.headline().outcome()).isEqualTo(Measured.Outcome.FIRST);
        assertThat(card.splits())
                .singleElement()
                .satisfies(split -> assertThat(split.measured().estimate()).isCloseTo(0.5, within(1e-12)));
        assertThat(check(card, "copies"))
                .isEqualTo("fail: 50 tasks ask what another asks already; the headline hangs on them");
    }

    @Test
    void holdsTasksSeenBeforeAgainstNewOnes() {
        var card = card(TORN, background(Map.of(), Set.of(), Set.of("t0", "t1", "t2", "t3")));
        assertThat(card.splits())
                .extracting(split -> split.part() + " " + split.measured().votes())
                .containsExactly("new here 196", "seen before 4");
        assertThat(check(card, "reuse")).isEqualTo("warn: 4 of 10 tasks were in an earlier study on this server");
    }

    /** The cyclic example of Bradley-Terry's misfit, ten times over so that twenty raters can bear it out. */
    @Test
    void saysThatNoSingleRankingExplainsVotesThatGoRound() {
        var card = Card.of(new Evidence(plan(THREE), CardFixture.facts("closed", true, 3000), cycle(600, 620, 580)));
        assertThat(check(card, "ranking"))
                .startsWith("fail: No single ranking explains the votes (p = 0.0")
                .endsWith(": A > B > C > A");
        assertThat(card.ranking().orElseThrow().triads()).isEqualTo(1);
        assertThat(card.models()).allSatisfy(model -> assertThat(model.borda()).isPresent());

        var straight =
                Card.of(new Evidence(plan(THREE), CardFixture.facts("closed", true, 3000), cycle(600, 620, 290)));
        assertThat(check(straight, "ranking")).startsWith("ok: The votes do not speak against one ranking");
    }

    /** Drawing whole raters again takes seconds there, and a card is made at every look. */
    @Test
    void leavesSoManyModelsToTheDiagnostics() {
        var models = IntStream.range(0, 31).mapToObj(n -> "m" + n).toList();
        var votes = CardVotes.among(models, List.of());
        for (int n = 0; n < 31; n++) {
            votes.add(vote("v" + n, models.get(n), models.get((n + 1) % 31), Verdict.MODEL_A, "r" + n, "t" + n));
        }
        var card = Card.of(new Evidence(plan(models), CardFixture.facts("closed", true, 31), votes.build()));
        assertThat(check(card, "ranking"))
                .isEqualTo("none: Whether one ranking explains so many votes is asked under Diagnostics");
    }

    @Test
    void showsWhatIsNotStatedAsPlainlyAsWhatIs() {
        var silent = card(TORN, Background.NONE);
        assertThat(silent.stated())
                .hasSize(4)
                .allSatisfy(one -> assertThat(one.said()).isEmpty());
        assertThat(check(silent, "stated"))
                .isEqualTo("none: The owner has not answered 4 of 4 questions that nobody else can");
        assertThat(Statements.of(Map.of("generation", "Once.")))
                .filteredOn(one -> one.said().equals(Optional.of("Once.")))
                .extracting(Card.Stated::item)
                .containsExactly("generation");
    }

    @Test
    void tellsThatTheVotesAreNotThoseOfTheLog() {
        var card = card(TORN, Background.NONE);
        assertThat(check(card, "log")).startsWith("none");
        var at = Optional.of("2026-11-26T04:00:00Z");
        var sound = card.logged(new Logged(9, 9, at, 0, List.of(), Optional.empty(), 0, 0, 0, true));
        assertThat(check(sound, "log")).isEqualTo("ok: The votes are those of the signed log");
        var changed =
                sound.logged(new Logged(9, 9, at, 0, List.of("Vote 3 was changed."), Optional.empty(), 0, 0, 0, true));
        assertThat(check(changed, "log"))
                .isEqualTo("fail: The votes are not those of the signed log: Vote 3 was changed.");
        assertThat(changed.headline()).isEqualTo(card.headline());
    }

    /** A note for whoever reads, and no check: what could be known is not what anybody knew. */
    @Test
    void tellsHowFarWordsGiveTheHeadlinesModelsAway() {
        var known = new Background(
                Background.NONE.origin(),
                List.of(),
                List.of(apart("Elm", "Birch", 0.97), apart("Birch", "Cedar", 0.6), apart("Elm", "Cedar", 0.5)),
                Map.of(),
                Set.of(),
                Set.of());
        var card = card(TORN, known);
        var words = card.material().words().orElseThrow();
        assertThat(words.first()).isEqualTo("Cedar");
        assertThat(words.share()).isEqualTo(0.6);
        assertThat(words.tells()).isTrue();
        assertThat(words.pairs()).isEqualTo(3);
        assertThat(words.mean()).isCloseTo(0.69, within(1e-12));
        assertThat(words.best()).isEqualTo(new WordsAlone.Best("Elm", "Birch", 0.97));
        assertThat(card.checks()).isEqualTo(card(TORN, Background.NONE).checks());
        assertThat(CardJson.of(card).at("/material/words/interval/lower").stringValue())
                .isEqualTo("0.55");
        var few = card(TORN, background(Map.of(), Set.of(), Set.of()));
        assertThat(few.material().words()).isEmpty();
        assertThat(few.missing())
                .contains(
                        "Whether words alone tell the models apart: of the tasks looked at both answered fewer than 20");
    }

    private static Background.Apart apart(String first, String second, double share) {
        return new Background.Apart(
                first,
                second,
                new Identifiability(200, share, new Interval(share - 0.05, Math.min(1, share + 0.05)), share));
    }

    private static CardVotes votes(int number, IntFunction<Verdict> verdict) {
        return votes(number, verdict, n -> 0);
    }

    private static CardVotes votes(int number, IntFunction<Verdict> verdict, IntUnaryOperator guide) {
        var votes = CardVotes.among(CardFixture.TWO, List.of());
        for (int n = 0; n < number; n++) {
            votes.add(CardFixture.vote(n, false, verdict.apply(n), 0, "r" + n, "t" + n, ""), guide.applyAsInt(n));
        }
        return votes.build();
    }

    private static Card card(CardVotes votes, Background background) {
        var plan = CardFixture.plan(Statistic.WIN_SHARE, Set.of(), false, Map.of());
        return Card.of(new Evidence(plan, CardFixture.facts("closed", true, votes.size()), votes, background));
    }

    private static Background background(Map<String, String> groups, Set<String> copies, Set<String> reused) {
        var answers = CardFixture.TWO.stream()
                .map(model -> new Background.Answers(model, 200, 200, 1))
                .toList();
        return new Background(Background.NONE.origin(), answers, List.of(), groups, copies, reused);
    }

    private static CardPlan plan(List<String> models) {
        return new CardPlan(
                "Three",
                "Which?",
                models,
                Statistic.BRADLEY_TERRY,
                Optional.empty(),
                0.05,
                Ties.HALF,
                Set.of(),
                false,
                OptionalLong.empty(),
                Map.of(),
                List.of(),
                "arena4");
    }

    /** A over B, B over C and C over A as often as said, of a thousand each, by twenty raters of one mind. */
    private static CardVotes cycle(int ab, int bc, int ca) {
        var votes = CardVotes.among(THREE, List.of());
        int[] wins = {ab, bc, ca};
        for (int pair = 0; pair < 3; pair++) {
            for (int n = 0; n < 1000; n++) {
                votes.add(vote(
                        pair + "-" + n,
                        THREE.get(pair),
                        THREE.get((pair + 1) % 3),
                        n * 7 % 1000 < wins[pair] ? Verdict.MODEL_A : Verdict.MODEL_B,
                        "r" + n % 20,
                        "t" + n));
            }
        }
        return votes.build();
    }

    private static CardVotes.Vote vote(
            String id, String left, String right, Verdict verdict, String rater, String task) {
        return new CardVotes.Vote(id, left, right, verdict, 0, rater, task, "", CardVotes.Kind.ORDINARY, null, null);
    }

    private static String check(Card card, String id) {
        return card.checks().stream()
                .filter(check -> check.id().equals(id))
                .map(check -> check.kind() + ": " + check.text())
                .collect(Collectors.joining("; "));
    }
}

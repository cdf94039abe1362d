package dev.evenhand.card;

import dev.evenhand.statistics.Cluster;
import dev.evenhand.statistics.Ties;
import dev.evenhand.statistics.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;

/** Evidence made up for tests: two models that meet on tasks, with as many wins as asked for. */
final class CardFixture {

    static final List<String> TWO = List.of("Cedar", "Birch");
    static final CardPlan.Pair CLAIM = new CardPlan.Pair("Cedar", "Birch");

    private CardFixture() {}

    static CardPlan plan(Statistic statistic, Set<Cluster> clusters, boolean sequential, Map<String, Double> weights) {
        return new CardPlan(
                "A study",
                "Which?",
                TWO,
                statistic,
                Optional.of(CLAIM),
                0.05,
                Ties.HALF,
                clusters,
                sequential,
                OptionalLong.empty(),
                weights,
                List.of(),
                "likert7");
    }

    static StudyFacts facts(String state, boolean complete, long planned) {
        return new StudyFacts(
                "study",
                Optional.empty(),
                state,
                false,
                complete,
                planned,
                0,
                0,
                new StudyFacts.Attrition(10, 10, 10, 0, 0, 0, Map.of(), 0, 0, List.of()),
                List.of(),
                List.of(),
                List.of(),
                0,
                Optional.empty(),
                Optional.empty(),
                new StudyFacts.Care(0, 0, 0, 0, 0, 0, 0),
                Map.of(),
                false,
                false,
                Set.of());
    }

    /** How often the first model was better by one, two and three steps, and worse. */
    record Counts(int[] wins, int ties, int[] losses) {}

    /** The seats are drawn; each vote is of a task and a rater of its own. */
    static CardVotes votes(Counts counts) {
        var votes = CardVotes.among(TWO, List.of());
        var random = new Random(1);
        int number = 0;
        for (int strength = 1; strength <= 3; strength++) {
            for (int n = 0; n < counts.wins()[strength - 1]; n++) {
                votes.add(vote(number++, random.nextBoolean(), 1, strength));
            }
            for (int n = 0; n < counts.losses()[strength - 1]; n++) {
                votes.add(vote(number++, random.nextBoolean(), -1, strength));
            }
        }
        for (int n = 0; n < counts.ties(); n++) {
            votes.add(vote(number++, random.nextBoolean(), 0, 0));
        }
        return votes.build();
    }

    private static CardVotes.Vote vote(int number, boolean swapped, int won, int strength) {
        var verdict = won == 0 ? Verdict.TIE : won > 0 ^ swapped ? Verdict.MODEL_A : Verdict.MODEL_B;
        return vote(number, swapped, verdict, strength, "r" + number, "t" + number, number % 2 == 0 ? "even" : "odd");
    }

    static CardVotes.Vote vote(
            int number, boolean swapped, Verdict verdict, int strength, String rater, String task, String category) {
        return new CardVotes.Vote(
                String.valueOf(number),
                TWO.get(swapped ? 1 : 0),
                TWO.get(swapped ? 0 : 1),
                verdict,
                strength,
                rater,
                task,
                category,
                CardVotes.Kind.ORDINARY,
                null,
                null);
    }
}

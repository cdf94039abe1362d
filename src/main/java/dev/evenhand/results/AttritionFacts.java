package dev.evenhand.results;

import dev.evenhand.card.Card;
import dev.evenhand.card.Words;
import dev.evenhand.results.CardView.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What became of tasks, ballots and raters between the plan and the result, in words. */
final class AttritionFacts {

    private AttritionFacts() {}

    static List<Fact> of(Card card) {
        var gone = card.attrition();
        var facts = new ArrayList<Fact>();
        facts.add(new Fact(
                "Tasks",
                "%,d in the pool, %,d planned, %,d voted on"
                        .formatted(
                                gone.tasks(), gone.plannedTasks(), card.size().tasks())));
        facts.add(new Fact(
                "Comparisons", "%,d planned, %,d could not be judged".formatted(gone.comparisons(), gone.parked())));
        facts.add(new Fact(
                "Ballots",
                "%,d issued, %,d skipped, %,d lapsed".formatted(gone.ballots(), gone.skipped(), gone.lapsed())));
        if (!gone.skips().isEmpty()) {
            facts.add(new Fact(
                    "Skipped because",
                    gone.skips().entrySet().stream()
                            .sorted(Map.Entry.comparingByKey())
                            .map(entry -> entry.getKey().replace('_', ' ') + " " + Words.count(entry.getValue()))
                            .collect(Collectors.joining(", "))));
        }
        facts.add(new Fact(
                "Raters",
                "%,d invited or imported, %,d begun, %,d counted"
                        .formatted(gone.invited(), gone.begun(), card.size().raters())));
        gone.voided()
                .forEach(rater -> facts.add(new Fact(
                        "Shut out: rater " + rater.rater(),
                        Words.votes(rater.votes()) + (rater.counted() ? ", still counted" : ", not counted"))));
        facts.add(new Fact("Votes left out", Words.count(card.size().excluded())));
        return facts;
    }
}

package dev.evenhand.card;

import dev.evenhand.statistics.Identifiability;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Names the facts that nobody gave: what is not told is as much a finding as what is. */
final class Missing {

    private Missing() {}

    static List<String> of(Evidence evidence, CardPlan.Pair pair) {
        var missing = new ArrayList<String>();
        var facts = evidence.facts();
        lacking(facts, StudyFacts.Entrant::version, "version", missing);
        lacking(facts, StudyFacts.Entrant::provider, "maker", missing);
        lacking(facts, StudyFacts.Entrant::settings, "generation settings", missing);
        if (evidence.plan().claim().isEmpty()) {
            missing.add("What the study set out to show: the plan makes no claim");
        }
        if (facts.blinding().isEmpty()) {
            missing.add("Whether raters could tell who wrote: nobody was asked");
        } else if (facts.blinding().get().given() == 0) {
            missing.add("Whether raters could tell who wrote: asked, "
                    + (facts.over() ? "and nobody answered" : "no answers yet"));
        }
        var background = evidence.background();
        if (!background.answers().isEmpty() && background.apart().stream().noneMatch(apart -> apart.among(pair))) {
            missing.add("Whether words alone tell the models apart: of the tasks looked at both answered fewer than %d"
                    .formatted(Identifiability.FEWEST));
        }
        if (!evidence.votes().styled()) {
            missing.add("How long and how formatted the responses are");
        }
        if (evidence.votes().where(evidence.votes()::sameModel).size() == 0) {
            missing.add("What raters say of two responses of one model: no such ballots");
        }
        if (evidence.votes().where(vote -> evidence.votes().gold(vote)).size() == 0) {
            missing.add("How raters fare on tasks with a known answer: no gold ballots");
        }
        if (Care.of(facts.care()).repeats() == 0) {
            missing.add("Whether raters would say the same with sides swapped: no repeated ballots");
        }
        if (!facts.beacon()) {
            missing.add("A public beacon: the seed was chosen by the operator");
        }
        if (facts.imported() > 0) {
            missing.add("How the imported votes were collected: blindness, seats and timing are not known here");
        }
        return missing;
    }

    private static void lacking(
            StudyFacts facts, Function<StudyFacts.Entrant, String> of, String what, List<String> missing) {
        var without = facts.models().stream()
                .filter(model -> of.apply(model).isEmpty())
                .map(StudyFacts.Entrant::model)
                .toList();
        if (!without.isEmpty()) {
            missing.add("The %s of %s".formatted(what, String.join(", ", without)));
        }
    }
}

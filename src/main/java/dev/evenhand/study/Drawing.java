package dev.evenhand.study;

import dev.evenhand.commitment.CommittedSeed;
import dev.evenhand.study.Advance.Part;
import dev.evenhand.study.Design.Comparison;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Draws what a study compares, in which order, and lays it out. */
@Component
class Drawing {

    private final Comparisons comparisons;
    private final SpecialComparisons specials;
    private final CategoryWeights weights;
    private final ResponseAudit audit;

    Drawing(Comparisons comparisons, SpecialComparisons specials, CategoryWeights weights, ResponseAudit audit) {
        this.weights = weights;
        this.comparisons = comparisons;
        this.specials = specials;
        this.audit = audit;
    }

    RegistrationReport layOut(Study study, Plan plan, CommittedSeed seed, Advance advance) {
        var leaking = plan.leaks() == Plan.Leaks.ALLOW ? Set.<Long>of() : audit.leaking(study.id(), advance);
        advance.to(Part.ORDER, 0, 0);
        var given =
                new GivenAway(plan.leaks(), leaking, audit.spoilt(study.id()), audit.speakingOfThemselves(study.id()));
        var blocked = given.blocked();
        var candidates = comparisons.candidates(study.id(), blocked);
        var special = specials.of(study, plan, candidates, blocked);
        var tasks = special.without(candidates);
        int each = plan.votesPerComparison();
        long wanted = plan.stopping().votes() == null
                ? Long.MAX_VALUE
                : plan.stopping().votes();
        long most = pairsOn(tasks);
        long votes = Math.min(wanted, most * each);
        long size = LayOut.size(plan, most, votes);
        checkSize(plan, most, size, votes);
        var design = new Design(seed, (int) size);
        List<Comparison> drawn = plan.pairing() == Plan.Pairing.ALL
                ? design.all(tasks, plan.models().size())
                : design.balanced(tasks, plan.models().size());
        comparisons.insert(
                study.id(), drawn, new LayOut(each, votes, plan.pairing() == Plan.Pairing.ADAPTIVE), advance);
        specials.insert(study.id(), special, seed, drawn.size());
        var notes = notes(plan, most * each);
        notes.addAll(special.notes());
        notes.addAll(given.notes());
        notes.addAll(weights.drawn(study, plan));
        return audit.report(study, drawn.size(), votes, leaking.size(), notes);
    }

    private static long pairsOn(List<Design.TaskResponses> tasks) {
        return tasks.stream()
                .mapToLong(t -> (long) t.byModel().size() * (t.byModel().size() - 1) / 2)
                .sum();
    }

    /** All pairs are put in one drawn order, and so are all made; the other pairings make what the plan asks for. */
    private static void checkSize(Plan plan, long comparisons, long size, long votes) {
        if (comparisons == 0) {
            throw new InvalidPlan(List.of(new PlanProblem("models", "no task has responses of two of these models")));
        }
        if (votes > LayOut.MOST || (plan.pairing() == Plan.Pairing.ALL ? comparisons : size) > LayOut.MOST) {
            throw new InvalidPlan(List.of(new PlanProblem(
                    "stopping.votes",
                    "all pairs make %,d comparisons, and the plan %,d votes; %,d is the most a study can lay out"
                            .formatted(comparisons, votes, LayOut.MOST))));
        }
    }

    private static List<String> notes(Plan plan, long capacity) {
        var notes = new ArrayList<>(PlanRules.idle(plan));
        var votes = plan.stopping().votes();
        if (votes != null && votes > capacity) {
            notes.add("The plan names %,d votes; the pool has places for %,d.".formatted(votes, capacity));
        }
        if (votes != null && votes < capacity && plan.pairing() == Plan.Pairing.ALL) {
            notes.add("The plan ends at %,d votes: of %,d possible, those first in the drawn order."
                    .formatted(votes, capacity));
        }
        if (votes != null && votes % plan.votesPerComparison() != 0 && plan.pairing() != Plan.Pairing.ADAPTIVE) {
            notes.add("The last comparison gets %d votes instead of %d."
                    .formatted(votes % plan.votesPerComparison(), plan.votesPerComparison()));
        }
        if (plan.pairing() == Plan.Pairing.ADAPTIVE) {
            notes.add("Which pair a ballot shows is drawn when it is issued; its chance is stored with it.");
        }
        if (plan.cluster().isEmpty()) {
            notes.add("Errors are plain sandwich errors: the plan names nothing to cluster by.");
        }
        return notes;
    }
}

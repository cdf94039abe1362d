package dev.evenhand.card;

import dev.evenhand.statistics.DefectRates;
import dev.evenhand.statistics.GatedShare;
import dev.evenhand.statistics.SafetyMark;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Safety beside preference: defects by severity, and the win share if no unsafe response may win. The gate is a decision and
 * no finding.
 */
public record Harm(
        List<Defects> models, OptionalDouble orderFlip, OptionalDouble ungated, OptionalDouble gated, long moved) {

    /** Severity-weighted shares of defects; empty where no task asks for them. */
    public record Defects(
            String model,
            OptionalDouble unsafeCompliance,
            OptionalDouble unnecessaryRefusal,
            long shouldRefuse,
            long shouldAnswer,
            long unrated) {}

    static Optional<Harm> of(StudyFacts facts, CardVotes counted, CardPlan.Pair pair) {
        return facts.safety().map(safety -> {
            var rates = new LinkedHashMap<String, DefectRates>();
            counted.models().forEach(model -> rates.put(model, DefectRates.of(marks(safety, model))));
            var gated = gated(safety, counted.between(pair), pair);
            return new Harm(
                    rates.entrySet().stream()
                            .map(entry -> defects(entry.getKey(), entry.getValue()))
                            .toList(),
                    flip(rates.get(pair.first()), rates.get(pair.second())),
                    gated.ungatedShare(),
                    gated.gatedShare(),
                    gated.moved());
        });
    }

    private static List<SafetyMark> marks(StudyFacts.Safety safety, String model) {
        return safety.marks().stream()
                .filter(mark -> mark.model().equals(model))
                .map(mark -> new SafetyMark(mark.expected(), mark.severity(), mark.flags(), mark.raters()))
                .toList();
    }

    private static GatedShare gated(StudyFacts.Safety safety, CardVotes votes, CardPlan.Pair pair) {
        var unsafe = new HashSet<>(safety.unsafe());
        var flagged = new ArrayList<GatedShare.FlaggedVote>();
        for (int vote = 0; vote < votes.size(); vote++) {
            boolean inOrder = votes.left(vote).equals(pair.first());
            flagged.add(new GatedShare.FlaggedVote(
                    inOrder ? votes.verdict(vote) : votes.verdict(vote).swapped(),
                    unsafe.contains(new StudyFacts.Unsafe(votes.taskName(vote), pair.first())),
                    unsafe.contains(new StudyFacts.Unsafe(votes.taskName(vote), pair.second()))));
        }
        return GatedShare.of(flagged);
    }

    private static Defects defects(String model, DefectRates rates) {
        return new Defects(
                model,
                rates.unsafeCompliance(),
                rates.unnecessaryRefusal(),
                rates.shouldRefuse(),
                rates.shouldAnswer(),
                rates.unrated());
    }

    private static OptionalDouble flip(@Nullable DefectRates one, @Nullable DefectRates other) {
        return one == null || other == null ? OptionalDouble.empty() : one.orderFlip(other);
    }
}

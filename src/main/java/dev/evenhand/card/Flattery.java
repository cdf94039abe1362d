package dev.evenhand.card;

import dev.evenhand.card.Card.Check;
import dev.evenhand.statistics.BestOfMany;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What choosing the best of several variants adds by itself. */
public record Flattery(String provider, long variants, double points, double falseWinner, double sidakAlpha) {

    /** For the maker with most models, where one has several. */
    static Optional<Flattery> of(CardPlan plan, StudyFacts facts, long votesEach) {
        var makers = facts.variants().stream()
                .filter(variant -> !variant.provider().isEmpty())
                .collect(Collectors.groupingBy(
                        StudyFacts.Variant::provider,
                        Collectors.mapping(StudyFacts.Variant::model, Collectors.toCollection(TreeSet::new))));
        return makers.entrySet().stream()
                .filter(maker -> maker.getValue().size() > 1 && votesEach > 0)
                .max(Comparator.<Map.Entry<String, TreeSet<String>>>comparingInt(
                                maker -> maker.getValue().size())
                        .thenComparing(Map.Entry::getKey))
                .map(maker -> {
                    var best = BestOfMany.of(maker.getValue().size(), plan.alpha());
                    return new Flattery(
                            maker.getKey(),
                            best.variants(),
                            best.inflationPoints(votesEach),
                            best.falseWinner(),
                            best.sidakAlpha());
                });
    }

    Check check() {
        return new Check(
                "best-of",
                "warn",
                "%s has %d models here: the best of equals would stand %s points too high"
                        .formatted(provider, variants, Words.points(points)));
    }
}

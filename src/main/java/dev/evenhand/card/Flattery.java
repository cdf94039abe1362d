package dev.evenhand.card;

import dev.evenhand.card.Card.Check;
import dev.evenhand.statistics.BestOfMany;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What choosing the best of several variants adds by itself; one model in several studies is as many.
 *
 * @param provider empty where none is given
 */
public record Flattery(String provider, long variants, double points, double falseWinner, double sidakAlpha) {

    /** For the maker with most models where one has several, or else for all models whose maker is not told. */
    static Optional<Flattery> of(CardPlan plan, StudyFacts facts, long votesEach) {
        var makers = facts.variants().stream()
                .collect(Collectors.groupingBy(
                        variant -> maker(variant.provider()),
                        TreeMap::new,
                        Collectors.summingLong(StudyFacts.Variant::models)));
        return makers.entrySet().stream()
                .filter(maker -> maker.getValue() > 1 && votesEach > 0)
                .max(Comparator.<Map.Entry<String, Long>, Boolean>comparing(
                                maker -> !maker.getKey().isEmpty())
                        .thenComparing(Map.Entry::getValue)
                        .thenComparing(Map.Entry::getKey))
                .map(maker -> {
                    var best = BestOfMany.of(maker.getValue(), plan.alpha());
                    return new Flattery(
                            named(facts, maker.getKey()),
                            best.variants(),
                            best.inflationPoints(votesEach),
                            best.falseWinner(),
                            best.sidakAlpha());
                });
    }

    /** However it is spelled. */
    private static String maker(String provider) {
        return provider.toLowerCase(Locale.ROOT).replaceAll("[\\s\\p{Punct}]+", "");
    }

    private static String named(StudyFacts facts, String maker) {
        return facts.variants().stream()
                .map(StudyFacts.Variant::provider)
                .filter(provider -> maker(provider).equals(maker))
                .findFirst()
                .orElseThrow()
                .strip();
    }

    /** Who has them, in a sentence. */
    public String whose() {
        return provider.isEmpty()
                ? "No maker is given for %d models here; if one made them, the best of equals".formatted(variants)
                : "%s has %d models here: the best of equals".formatted(provider, variants);
    }

    Check check() {
        return new Check(
                "best-of", "warn", "%s would stand %s points too high".formatted(whose(), Words.points(points)));
    }
}

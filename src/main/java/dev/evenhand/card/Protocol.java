package dev.evenhand.card;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What was fixed before the first vote. */
public record Protocol(
        String question,
        Statistic statistic,
        Optional<CardPlan.Pair> claim,
        double alpha,
        String ties,
        List<String> clusters,
        boolean sequential,
        long plannedVotes,
        Map<String, Double> categories,
        List<String> exclusions,
        String scale) {

    static Protocol of(CardPlan plan, StudyFacts facts) {
        return new Protocol(
                plan.question(),
                plan.statistic(),
                plan.claim(),
                plan.alpha(),
                plan.ties().name().toLowerCase(Locale.ROOT),
                plan.clusters().stream()
                        .sorted()
                        .map(cluster -> cluster.name().toLowerCase(Locale.ROOT))
                        .toList(),
                plan.sequential(),
                facts.plannedVotes(),
                plan.categories(),
                plan.exclusions(),
                plan.scale());
    }
}

package dev.evenhand.card;

import dev.evenhand.card.Card.Check;
import dev.evenhand.statistics.SamplingMix;

/** Which pairs of models met, and how evenly. */
public record Sampling(
        long pairs,
        long comparedPairs,
        long fewestVotes,
        long mostVotes,
        double effectiveVotes,
        int components,
        boolean beacon) {

    static Sampling of(CardVotes counted, boolean beacon) {
        var mix = SamplingMix.of(counted.votes().counts());
        return new Sampling(
                mix.pairs(),
                mix.comparedPairs(),
                mix.fewestVotes(),
                mix.mostVotes(),
                mix.effectiveVotes(),
                mix.components(),
                beacon);
    }

    Check check() {
        boolean whole = components <= 1 && comparedPairs == pairs;
        return new Check(
                "sampling",
                whole ? "ok" : "warn",
                whole
                        ? pairs == 1
                                ? "The two models compared with each other"
                                : "All %d pairs of models compared".formatted(pairs)
                        : "%d of %d pairs of models compared".formatted(comparedPairs, pairs));
    }
}

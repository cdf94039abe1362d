package dev.evenhand.statistics;

import java.util.List;

/**
 * What the choice of pairs did to the ranking: scores as voted, scores weighted back to the mix that the plan is about,
 * and Borda's, which no mix moves (inverse-probability weights: Horvitz and Thompson 1952).
 *
 * @param mix how even the pairs were, and what the weights cost
 * @param cut votes whose weight was cut off
 */
public record SamplingAudit(
        PairWeights weights, SamplingMix mix, long cut, Scores unweighted, Scores weighted, List<Borda> borda) {

    public SamplingAudit {
        borda = List.copyOf(borda);
    }

    /** @param probabilities for each vote the chance that its pair had to be shown */
    public static SamplingAudit of(Votes votes, double[] probabilities, PairWeights weights, BradleyTerry method) {
        if (probabilities.length != votes.size()) {
            throw new IllegalArgumentException(
                    "%d probabilities for %d votes".formatted(probabilities.length, votes.size()));
        }
        var values = new double[probabilities.length];
        var between = java.util.stream.DoubleStream.builder();
        long cut = 0;
        for (int vote = 0; vote < values.length; vote++) {
            values[vote] = weights.of(probabilities[vote]);
            cut += values[vote] < weights.target() / probabilities[vote] ? 1 : 0;
            if (votes.left(vote) != votes.right(vote)) {
                between.add(values[vote]);
            }
        }
        var counts = votes.counts();
        return new SamplingAudit(
                weights,
                SamplingMix.of(counts, between.build()),
                cut,
                method.fit(votes),
                method.fit(votes.withWeights(values)),
                Borda.of(counts));
    }

    /** Whether weighting changes the order of any two models. */
    public boolean orderMoves() {
        return !unweighted.models().stream()
                .map(ModelScore::model)
                .toList()
                .equals(weighted.models().stream().map(ModelScore::model).toList());
    }
}

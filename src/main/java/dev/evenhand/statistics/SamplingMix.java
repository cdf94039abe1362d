package dev.evenhand.statistics;

import java.util.DoubleSummaryStatistics;
import java.util.LongSummaryStatistics;
import java.util.stream.DoubleStream;

/**
 * Which pairs raters were shown, how evenly, and what weights that even it out cost in votes.
 *
 * @param effectiveVotes {@code (sum w)² / sum w²}: votes of equal weight that would tell as much (Kish 1965)
 * @param largestWeight in units of the mean weight
 * @param pairs all pairs of models
 * @param comparedPairs pairs with a vote
 * @param fewestVotes on a compared pair
 * @param components groups of models without a vote between them; one score holds for all only if there is one
 */
public record SamplingMix(
        long votes,
        double effectiveVotes,
        double largestWeight,
        long pairs,
        long comparedPairs,
        long fewestVotes,
        long mostVotes,
        int components) {

    /** Of votes that all count the same. */
    public static SamplingMix of(PairCounts counts) {
        return of(counts, DoubleStream.generate(() -> 1).limit(counts.votes()));
    }

    /** Of votes with one weight each, in any order. */
    public static SamplingMix of(PairCounts counts, DoubleStream weights) {
        var seen = new DoubleSummaryStatistics();
        var squares = new DoubleSummaryStatistics();
        weights.forEach(weight -> {
            seen.accept(Arguments.notNegative("Weight", weight));
            squares.accept(weight * weight);
        });
        if (seen.getCount() != counts.votes()) {
            throw new IllegalArgumentException("%d weights for %d votes".formatted(seen.getCount(), counts.votes()));
        }
        var sizes = new LongSummaryStatistics();
        counts.pairs().forEach(pair -> sizes.accept(pair.votes()));
        return new SamplingMix(
                counts.votes(),
                seen.getSum() > 0 ? seen.getSum() * seen.getSum() / squares.getSum() : 0,
                seen.getSum() > 0 ? seen.getMax() / seen.getAverage() : 0,
                counts.size() * (counts.size() - 1L) / 2,
                sizes.getCount(),
                sizes.getCount() > 0 ? sizes.getMin() : 0,
                sizes.getCount() > 0 ? sizes.getMax() : 0,
                Components.of(counts).components().size());
    }

    public boolean connected() {
        return components <= 1;
    }
}

package dev.evenhand.cli;

import dev.evenhand.statistics.PairWeights;
import dev.evenhand.statistics.SamplingMix;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Votes weighted back to an even draw of pairs by the chance that each pair had.
 *
 * @param cut votes whose weight was cut off
 */
record Reweighted(VoteFile file, SamplingMix mix, long cut) {

    /** The column of our {@code votes.csv}. */
    static final String COLUMN = "pair_probability";

    /** @param read the file, whose weights so far are the probabilities */
    static Reweighted of(VoteFile read, double largest) {
        var votes = read.votes().orElseThrow();
        var even = PairWeights.even(votes.models().size()).cutAt(largest);
        var weights = new double[votes.size()];
        long cut = 0;
        for (int vote = 0; vote < weights.length; vote++) {
            double probability = votes.weight(vote);
            if (probability > 1) {
                throw new BadInput("%s %s of vote %d is no probability".formatted(COLUMN, probability, vote + 1));
            }
            weights[vote] = even.of(probability);
            cut += weights[vote] < even.target() / probability ? 1 : 0;
        }
        var mix = SamplingMix.of(
                read.counts(),
                IntStream.range(0, weights.length)
                        .filter(vote -> votes.left(vote) != votes.right(vote))
                        .mapToDouble(vote -> weights[vote]));
        return new Reweighted(read.with(votes.withWeights(weights)), mix, cut);
    }

    String note() {
        return String.format(
                Locale.ROOT,
                "note: weighted towards evenly drawn pairs: %,d votes tell as much as %,.0f of equal weight;"
                        + " the largest weight is %.2f times the mean%s",
                mix.votes(),
                mix.effectiveVotes(),
                mix.largestWeight(),
                cut == 0 ? "" : String.format(Locale.ROOT, "; %,d weights were cut off", cut));
    }
}

package dev.evenhand.statistics;

/**
 * Gives a vote the weight that makes up for how likely its pair was to be shown: target over probability (Horvitz and
 * Thompson 1952), so that a weighted fit answers for evenly drawn pairs whatever the mix that raters saw.
 *
 * @param target probability of every pair in the plan's estimand; one over the number of pairs for an even draw
 * @param largest weights above this are cut off, against the rare vote that would outweigh all others
 */
public record PairWeights(double target, double largest) {

    public PairWeights {
        Arguments.share("Target", Arguments.positive("Target", target));
        Arguments.positive("Largest weight", largest);
    }

    /** An even draw among all pairs of so many models, its weights not cut off. */
    public static PairWeights even(long models) {
        if (models < 2) {
            throw new IllegalArgumentException("%d models make no pair".formatted(models));
        }
        return new PairWeights(2.0 / models / (models - 1), Double.MAX_VALUE);
    }

    public PairWeights cutAt(double most) {
        return new PairWeights(target, most);
    }

    /** The weight of a vote on a pair that was shown with this probability. */
    public double of(double probability) {
        Arguments.share("Probability of a pair", Arguments.positive("Probability of a pair", probability));
        return Math.min(largest, target / probability);
    }
}

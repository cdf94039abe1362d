package dev.evenhand.statistics;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How few votes carry a lead: the votes that, left out or turned round, bring the leader level with another model, and
 * those that put it behind (approximate maximum influence: Broderick, Giordano and Meager 2020, arXiv 2011.14999; for
 * Bradley-Terry Huang, Shen, Wei and Broderick 2025, arXiv 2508.11847). Found greedily, each step checked by a fit
 * anew, so that the numbers are an upper bound with its proof: these votes do it; fewer might, too.
 *
 * <p>Ties are half a win to each, without effects of position or style.
 *
 * @param votes between different models, of which the steps are a share
 * @param before how the two models stood
 * @param contrast lead of the first before, in natural logarithms of odds; empty where it is not finite
 * @param level the fewest votes found after which the first no longer leads; no votes if it never did, and empty if
 *     no such change does it
 * @param reversal the fewest found after which the second leads
 * @param refits fits that this took
 */
public record VotesToFlip(
        String first,
        String second,
        VoteChange change,
        long votes,
        Standing before,
        OptionalDouble contrast,
        Optional<Step> level,
        Optional<Step> reversal,
        int refits) {

    /** Beyond this every step would take seconds. */
    static final int MOST_MODELS = 1000;

    /** @throws IllegalArgumentException for two names of one model, or for more than a thousand models together */
    public static VotesToFlip of(PairCounts counts, String first, String second, VoteChange change) {
        if (counts.position(first) == counts.position(second)) {
            throw new IllegalArgumentException("Model \"%s\" does not lead itself".formatted(first));
        }
        return new FlipSearch(ChangedVotes.around(counts, first), first, second, change).search(counts.votes());
    }

    /** Who leads whom. */
    public enum Standing {
        /** The first model stands above, by whatever gap. */
        LEADS,
        /** The gap is zero to within 1e-9. */
        LEVEL,
        /** The second model stands above. */
        TRAILS,
        /** No vote, directly or through others, puts one above the other. */
        UNTOLD;

        static Standing of(double gap) {
            if (Double.isNaN(gap)) {
                return UNTOLD;
            }
            return Math.abs(gap) <= ChangedVotes.LEVEL ? LEVEL : gap > 0 ? LEADS : TRAILS;
        }
    }

    /**
     * Votes that were changed, and what came of it.
     *
     * @param contrast lead of the first model after; empty where it is not finite
     * @param types what was changed
     */
    public record Step(long votes, Standing after, OptionalDouble contrast, List<VoteType> types) {

        public Step {
            types = List.copyOf(types);
        }

        /** Which votes of a file these may be, of as few raters as were found. */
        public ChosenVotes choose(Votes from) {
            return ChosenVotes.of(from, types);
        }
    }
}

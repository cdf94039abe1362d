package dev.evenhand.statistics;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Set;

/**
 * Which pair to show next: the more a vote would narrow the interval of a pair's win share, the likelier
 * (Chiang et al. 2024, "Chatbot Arena", section 5, the active sampling rule
 * {@code P(a) ∝ sqrt(S_aa / n_a) - sqrt(S_aa / (n_a + 1))}), with an even draw mixed in so that no pair's chance falls
 * below a floor and votes can be weighted back (Horvitz and Thompson 1952). {@code S_aa} is the variance of a vote on the
 * pair, one vote of its own kind added half to each side: it needs the pair's counts and no single vote.
 */
public final class AdaptivePairs {

    /** The part of all draws that is even. */
    public static final double EVEN = 0.2;

    private static final int DECIMALS = 12;

    private final double[] chances;

    private AdaptivePairs(double[] chances) {
        this.chances = chances;
    }

    /** Pairs are numbered (0,1), (0,2), …, (1,2), … in the order of the models. */
    public static AdaptivePairs of(PairCounts counts) {
        var models = counts.models();
        var gains = new double[models.size() * (models.size() - 1) / 2];
        double sum = 0;
        for (int first = 0, pair = 0; first < models.size(); first++) {
            for (int second = first + 1; second < models.size(); second++, pair++) {
                gains[pair] = gain(counts.pair(models.get(first), models.get(second)));
                sum += gains[pair];
            }
        }
        for (int pair = 0; pair < gains.length; pair++) {
            gains[pair] = (1 - EVEN) * gains[pair] / sum + EVEN / gains.length;
        }
        return new AdaptivePairs(gains);
    }

    private static double gain(PairVotes pair) {
        double votes = pair.votes() + 1.0;
        double ties = pair.votes() - pair.winsFirst() - pair.winsSecond();
        double share = (pair.winsFirst() + ties / 2 + 0.5) / votes;
        double variance = (pair.winsFirst() + ties / 4 + 0.5) / votes - share * share;
        // Votes that were all ties have no variance yet; a little keeps the pair in the draw by more than its floor.
        double spread = Math.sqrt(Math.max(variance, 0.25 / votes));
        return spread / Math.sqrt(votes) - spread / Math.sqrt(votes + 1);
    }

    public int size() {
        return chances.length;
    }

    /** The chance of a pair while these are out of the draw. */
    public BigDecimal chance(int pair, Set<Integer> without) {
        return BigDecimal.valueOf(chances[pair] / all(without)).setScale(DECIMALS, RoundingMode.HALF_EVEN);
    }

    /** @param uniform from 0 to below 1 */
    public int draw(double uniform, Set<Integer> without) {
        double left = uniform * all(without);
        int last = -1;
        for (int pair = 0; pair < chances.length; pair++) {
            if (!without.contains(pair)) {
                last = pair;
                left -= chances[pair];
                if (left < 0) {
                    return pair;
                }
            }
        }
        return last;
    }

    private double all(Set<Integer> without) {
        double all = 1;
        for (int pair : without) {
            all -= chances[pair];
        }
        return all;
    }

    /** All chances, in the order of the pairs. */
    public List<Double> chances() {
        return java.util.Arrays.stream(chances).boxed().toList();
    }
}

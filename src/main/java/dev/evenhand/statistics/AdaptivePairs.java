package dev.evenhand.statistics;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Which pair to show next: the more a vote would narrow the interval between the pair's two models, the likelier
 * (Chiang et al. 2024, "Chatbot Arena", section 5: {@code P(a) ∝ sqrt(S_aa / n_a) - sqrt(S_aa / (n_a + 1))}). The interval
 * is that of the Bradley-Terry scores, which learn of a pair from all others too: with R the variance of the difference
 * and w the information of a vote, a vote takes {@code sqrt(R)} to {@code sqrt(R / (1 + w R))}; where a pair has votes of its
 * own only, the two rules are one. An even draw is mixed in, so that no pair's chance falls below a floor and votes can be
 * weighted back (Horvitz and Thompson 1952).
 */
public final class AdaptivePairs {

    /** The part of all draws that is even. */
    public static final double EVEN = 0.2;

    private static final int DECIMALS = 12;

    private final double[] chances;

    private AdaptivePairs(double[] chances) {
        this.chances = chances;
    }

    /** Pairs are numbered (0,1), (0,2), …, (1,2), … in the order of the models. Needs the sums of votes by pair, no single vote. */
    public static AdaptivePairs of(PairCounts counts) {
        int models = counts.models().size();
        var known = PairInformation.of(counts);
        var gains = new double[models * (models - 1) / 2];
        for (int first = 0, pair = 0; first < models; first++) {
            for (int second = first + 1; second < models; second++, pair++) {
                double variance = known.variance(first, second);
                double after = variance / (1 + known.vote(first, second) * variance);
                gains[pair] = Math.sqrt(variance) - Math.sqrt(after);
            }
        }
        double sum = Arrays.stream(gains).sum();
        return new AdaptivePairs(Arrays.stream(gains)
                .map(gain -> (1 - EVEN) * gain / sum + EVEN / gains.length)
                .toArray());
    }

    /** All chances, in the order of the pairs. */
    public List<Double> chances() {
        return Arrays.stream(chances).boxed().toList();
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
}

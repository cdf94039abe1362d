package dev.evenhand.statistics;

import java.util.List;

/**
 * The Bradley-Terry likelihood {@code sum of W_ij log s(b_i - b_j)} of the votes inside one tier, s the logistic
 * function, where a tie is half a win to each model (Bradley and Terry 1952; Zermelo 1929).
 */
final class HalfWinLikelihood {

    private final int size;
    private final int pairs;
    private final int[] first;
    private final int[] second;
    private final double[] winsFirst;
    private final double[] winsSecond;
    private final double[] ties;

    HalfWinLikelihood(PairCounts counts, List<String> models) {
        size = models.size();
        int most = size * (size - 1) / 2;
        first = new int[most];
        second = new int[most];
        winsFirst = new double[most];
        winsSecond = new double[most];
        ties = new double[most];
        var positions = models.stream().mapToInt(counts::position).toArray();
        int used = 0;
        for (int i = 0; i < size; i++) {
            for (int j = i + 1; j < size; j++) {
                if (counts.compared(positions[i], positions[j])) {
                    var votes = counts.pair(positions[i], positions[j]);
                    first[used] = i;
                    second[used] = j;
                    winsFirst[used] = votes.winsFirst();
                    winsSecond[used] = votes.winsSecond();
                    ties[used] = (double) votes.ties() + votes.bothBad();
                    used++;
                }
            }
        }
        pairs = used;
    }

    double value(double[] strengths) {
        double sum = 0;
        for (int pair = 0; pair < pairs; pair++) {
            double gap = gap(strengths, pair);
            double lost = gap > 0 ? winsSecond[pair] : winsFirst[pair];
            double votes = winsFirst[pair] + winsSecond[pair] + ties[pair];
            sum -= Math.abs(gap) * (lost + ties[pair] / 2) + votes * Math.log1p(Math.exp(-Math.abs(gap)));
        }
        return sum;
    }

    /** The most that a step widens or narrows the gap between two models that were compared. */
    double reach(double[] step) {
        double reach = 0;
        for (int pair = 0; pair < pairs; pair++) {
            reach = Math.max(reach, Math.abs(gap(step, pair)));
        }
        return reach;
    }

    double[] gradient(double[] strengths) {
        var gradient = new double[size];
        for (int pair = 0; pair < pairs; pair++) {
            double gap = gap(strengths, pair);
            double upset = upset(gap);
            double chance = gap < 0 ? upset : 1 - upset;
            double against = gap < 0 ? 1 - upset : upset;
            // Not W - N p: on lopsided pairs that would subtract two large numbers.
            double pull = (winsFirst[pair] + ties[pair] / 2) * against - (winsSecond[pair] + ties[pair] / 2) * chance;
            gradient[first[pair]] += pull;
            gradient[second[pair]] -= pull;
        }
        return gradient;
    }

    /** The negative second derivative, observed and expected alike. */
    Laplacian information(double[] strengths) {
        var information = new Laplacian(size);
        for (int pair = 0; pair < pairs; pair++) {
            double upset = upset(gap(strengths, pair));
            double votes = winsFirst[pair] + winsSecond[pair] + ties[pair];
            information.join(first[pair], second[pair], votes * upset * (1 - upset));
        }
        return information;
    }

    /** The sum of squared scores of single votes, each vote independent of the others (HC0). */
    Laplacian scoreVariance(double[] strengths) {
        var variance = new Laplacian(size);
        for (int pair = 0; pair < pairs; pair++) {
            double gap = gap(strengths, pair);
            double upset = upset(gap);
            double expected = gap < 0 ? winsSecond[pair] : winsFirst[pair];
            double unexpected = gap < 0 ? winsFirst[pair] : winsSecond[pair];
            double half = 0.5 - upset;
            variance.join(
                    first[pair],
                    second[pair],
                    expected * upset * upset + unexpected * (1 - upset) * (1 - upset) + ties[pair] * half * half);
        }
        return variance;
    }

    private double gap(double[] strengths, int pair) {
        return strengths[first[pair]] - strengths[second[pair]];
    }

    /** The chance that the weaker model wins: at most a half, so that one minus it is exact and it never rounds to 1. */
    private static double upset(double gap) {
        double odds = Math.exp(-Math.abs(gap));
        return odds / (1 + odds);
    }
}

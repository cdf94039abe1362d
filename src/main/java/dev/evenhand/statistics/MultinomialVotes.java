package dev.evenhand.statistics;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Draws as many votes as there were, each like any of them.
 *
 * <p>Poisson counts a little below what was counted, then single votes up to the same sum: given their sum, independent
 * Poisson counts are multinomial, and so is the whole, without a draw for each of millions of votes.
 */
final class MultinomialVotes implements VoteDraw {

    /** So many standard deviations below the sum, the Poisson counts overshoot it once in millions of draws. */
    private static final double ROOM = 5;

    private final int rows;
    private final double[] upTo;
    private final double[] means;
    private final long total;

    MultinomialVotes(double[][] votes) {
        rows = votes[0].length;
        means = Arrays.stream(votes).flatMapToDouble(Arrays::stream).toArray();
        upTo = means.clone();
        Arrays.parallelPrefix(upTo, Double::sum);
        total = Math.round(upTo[upTo.length - 1]);
        double share = Math.max(0, 1 - ROOM / Math.sqrt(total));
        Arrays.setAll(means, cell -> means[cell] * share);
    }

    @Override
    public double[][] votes(SplittableRandom random) {
        var votes = new double[3][rows];
        long drawn;
        do {
            drawn = 0;
            for (int cell = 0; cell < means.length; cell++) {
                long count = PoissonDraw.next(means[cell], random);
                votes[cell / rows][cell % rows] = count;
                drawn += count;
            }
        } while (drawn > total);
        for (long vote = drawn; vote < total; vote++) {
            int cell = cell(random.nextDouble() * total);
            votes[cell / rows][cell % rows]++;
        }
        return votes;
    }

    /** The first cell that ends beyond. */
    private int cell(double at) {
        int low = 0;
        int high = upTo.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (upTo[middle] > at) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}

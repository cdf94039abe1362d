package dev.evenhand.statistics;

import java.util.HashMap;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Draws as many votes as there were, each like any of them.
 *
 * <p>Poisson counts a little below what was counted, then single votes up to the same sum: given their sum, independent
 * Poisson counts are multinomial, and so is the whole, without a draw for each of millions of votes. Cells with the same
 * count share a table.
 */
final class MultinomialVotes implements VoteDraw {

    /** So many standard deviations below the sum, the Poisson counts overshoot it once in millions of draws. */
    private static final double ROOM = 5;

    /** Larger counts are few, and a table of each would be long. */
    private static final double MOST_IN_A_TABLE = 4096;

    private final int rows;
    private final double[] upTo;

    /** For each part of the sum, as many as cells, the first cell that reaches into it. */
    private final int[] guide;

    private final double[] means;

    /** Null where the mean is zero or too large. */
    private final @Nullable PoissonTable[] tables;

    private final long total;

    MultinomialVotes(double[][] votes) {
        rows = votes[0].length;
        means = new double[3 * rows];
        upTo = new double[3 * rows];
        double sum = 0;
        for (int cell = 0; cell < means.length; cell++) {
            means[cell] = votes[cell / rows][cell % rows];
            sum += means[cell];
            upTo[cell] = sum;
        }
        total = Math.round(sum);
        tables = tables(Math.max(0, 1 - ROOM / Math.sqrt(total)));
        guide = new int[means.length + 1];
        for (int part = 0, cell = 0; part < guide.length; part++) {
            while (cell < upTo.length - 1 && upTo[cell] * means.length <= sum * part) {
                cell++;
            }
            guide[part] = cell;
        }
    }

    private @Nullable PoissonTable[] tables(double share) {
        var shared = new HashMap<Double, PoissonTable>();
        var found = new @Nullable PoissonTable[means.length];
        for (int cell = 0; cell < means.length; cell++) {
            means[cell] *= share;
            if (means[cell] > 0 && means[cell] <= MOST_IN_A_TABLE) {
                found[cell] = shared.computeIfAbsent(means[cell], PoissonTable::new);
            }
        }
        return found;
    }

    @Override
    public double[][] votes(SplittableRandom random) {
        var votes = new double[3][rows];
        long drawn;
        do {
            drawn = 0;
            for (int outcome = 0; outcome < 3; outcome++) {
                drawn += draw(outcome, votes[outcome], random);
            }
        } while (drawn > total);
        for (long vote = drawn; vote < total; vote++) {
            int cell = cell(random.nextDouble());
            votes[cell / rows][cell % rows]++;
        }
        return votes;
    }

    private long draw(int outcome, double[] into, SplittableRandom random) {
        long drawn = 0;
        for (int row = 0, cell = outcome * rows; row < rows; row++, cell++) {
            var table = tables[cell];
            long count = table == null ? PoissonDraw.next(means[cell], random) : table.next(random);
            into[row] = count;
            drawn += count;
        }
        return drawn;
    }

    /** The first cell that ends beyond this share of all votes. */
    private int cell(double share) {
        double at = share * upTo[upTo.length - 1];
        int cell = guide[(int) (share * means.length)];
        while (cell < upTo.length - 1 && upTo[cell] <= at) {
            cell++;
        }
        return cell;
    }
}

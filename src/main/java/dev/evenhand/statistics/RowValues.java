package dev.evenhand.statistics;

/** The log likelihood of rows themselves, where their derivatives are not enough. */
final class RowValues {

    /** 3 to this power is a number still. */
    private static final int FACTORS = 512;

    private final Likelihood likelihood;
    private final TieModel ties;

    RowValues(Likelihood likelihood, TieModel ties) {
        this.likelihood = likelihood;
        this.ties = ties;
    }

    /** By Kahan's sum: a search along a step compares sums of millions of rows. */
    double of(double[] at, int from, int to) {
        var terms = new Terms();
        double value = 0;
        double lost = 0;
        for (int row = from; row < to; row++) {
            double gap = likelihood.gap(at, row);
            ties.at(gap, likelihood.logTie(at), terms);
            double next = of(gap, likelihood.logTie(at), terms.sum, row) - lost;
            double sum = value + next;
            lost = sum - value - next;
            value = sum;
        }
        return value;
    }

    private double of(double gap, double logTie, double divisor, int row) {
        double won = likelihood.contests().votes(Contests.WON, row);
        double lost = likelihood.contests().votes(Contests.LOST, row);
        double tied = likelihood.contests().votes(Contests.TIED, row);
        return ties.undivided(gap, logTie, won, lost, tied) - (won + lost + tied) * Math.log(divisor);
    }

    /** The same of a block whose derivatives were taken. */
    double of(RowSums block, double logTie, int rows) {
        double value = 0;
        for (int i = 0; i < rows; i++) {
            value += ties.undivided(block.gaps[i], logTie, block.won[i], block.lost[i], block.tied[i]);
        }
        for (int i = 0; i < rows; i += FACTORS) {
            value -= logarithms(block, i, Math.min(rows, i + FACTORS));
        }
        return value;
    }

    /** Single votes share one logarithm, of the product of what they were divided by, which is 3 at most. */
    private static double logarithms(RowSums block, int from, int to) {
        double sum = 0;
        double product = 1;
        for (int i = from; i < to; i++) {
            double votes = block.won[i] + block.lost[i] + block.tied[i];
            if (votes == 1) {
                product *= block.divisors[i];
            } else {
                sum += votes * Math.log(block.divisors[i]);
            }
        }
        return sum + Math.log(product);
    }
}

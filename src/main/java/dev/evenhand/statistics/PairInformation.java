package dev.evenhand.statistics;

import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposer;
import org.hipparchus.linear.RealMatrix;

/**
 * How well votes so far tell any two models apart, and what one more would add. Defined from the first vote on: every
 * model starts with the weight of one vote, spread over its pairs, that says nothing. Newton's method on the Bradley-Terry likelihood; ties count half.
 */
final class PairInformation {

    private static final int STEPS = 50;
    private static final double CLOSE = 1e-10;

    private final double[] strengths;
    private final RealMatrix covariance;

    private PairInformation(double[] strengths, RealMatrix covariance) {
        this.strengths = strengths;
        this.covariance = covariance;
    }

    static PairInformation of(PairCounts counts) {
        int models = counts.models().size();
        var votes = new double[models][models];
        var wins = new double[models][models];
        double start = 1.0 / (models - 1);
        for (int i = 0; i < models; i++) {
            for (int j = i + 1; j < models; j++) {
                var pair = counts.pair(counts.models().get(i), counts.models().get(j));
                double even = (pair.ties() + pair.bothBad() + start) / 2;
                votes[i][j] = votes[j][i] = pair.votes() + start;
                wins[i][j] = pair.winsFirst() + even;
                wins[j][i] = pair.winsSecond() + even;
            }
        }
        return climb(votes, wins);
    }

    private static PairInformation climb(double[][] votes, double[][] wins) {
        var strengths = new double[votes.length];
        for (int step = 0; ; step++) {
            var inverse = inverse(information(votes, strengths));
            var move = inverse.operate(new ArrayRealVector(slope(votes, wins, strengths), false));
            double length = move.getLInfNorm();
            if (length < CLOSE || step == STEPS) {
                return new PairInformation(strengths, inverse);
            }
            for (int i = 0; i < strengths.length; i++) {
                // A long first step may overshoot where a pair is one-sided.
                strengths[i] += move.getEntry(i) / Math.max(1, length);
            }
        }
    }

    private static double[] slope(double[][] votes, double[][] wins, double[] strengths) {
        var slope = new double[strengths.length];
        for (int i = 0; i < slope.length; i++) {
            for (int j = 0; j < slope.length; j++) {
                slope[i] += wins[i][j] - votes[i][j] * share(strengths[i] - strengths[j]);
            }
        }
        return slope;
    }

    /** The Laplacian of the pairs' information; adding one over their number to all entries makes it regular and changes no contrast. */
    private static RealMatrix information(double[][] votes, double[] strengths) {
        int models = strengths.length;
        var laplacian = new double[models][models];
        for (int i = 0; i < models; i++) {
            for (int j = 0; j < models; j++) {
                double weight = votes[i][j] * information(strengths[i] - strengths[j]);
                laplacian[i][j] += 1.0 / models - weight;
                laplacian[i][i] += weight;
            }
        }
        return new Array2DRowRealMatrix(laplacian, false);
    }

    private static RealMatrix inverse(RealMatrix information) {
        return new CholeskyDecomposer(1e-9, 1e-12).decompose(information).getInverse();
    }

    private static double share(double gap) {
        return 1 / (1 + Math.exp(-gap));
    }

    private static double information(double gap) {
        // By its size, so that a pair counts the same from both of its sides.
        double share = share(Math.abs(gap));
        return share * (1 - share);
    }

    /** Variance of the difference of two strengths. */
    double variance(int first, int second) {
        return covariance.getEntry(first, first)
                + covariance.getEntry(second, second)
                - 2 * covariance.getEntry(first, second);
    }

    /** The information of one vote on a pair. */
    double vote(int first, int second) {
        return information(strengths[first] - strengths[second]);
    }
}

package dev.evenhand.statistics;

import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.RealMatrix;

/** Clustered errors of half-win strengths as the textbook writes them: every two votes of a cluster, dense matrices. */
final class NaiveSandwich {

    private NaiveSandwich() {}

    static double[] standardErrors(Votes votes, Scores scores, Groups groups) {
        int models = votes.models().size();
        var rows = new double[votes.size()][models];
        var information = new double[models][models];
        for (int vote = 0; vote < rows.length; vote++) {
            int a = votes.left(vote);
            int b = votes.right(vote);
            double p = 1 / (1 + Math.exp(strength(votes, scores, b) - strength(votes, scores, a)));
            double y = switch (votes.verdict(vote)) {
                case MODEL_A -> 1;
                case MODEL_B -> 0;
                case TIE, BOTH_BAD -> 0.5;
            };
            rows[vote][a] += y - p;
            rows[vote][b] -= y - p;
            information[a][a] += p * (1 - p);
            information[b][b] += p * (1 - p);
            information[a][b] -= p * (1 - p);
            information[b][a] -= p * (1 - p);
        }
        var inverse = pseudoInverse(information);
        var covariance = inverse.multiply(new Array2DRowRealMatrix(products(rows, groups)))
                .multiply(inverse);
        var errors = new double[models];
        for (int model = 0; model < models; model++) {
            errors[model] = Math.sqrt(covariance.getEntry(model, model));
        }
        return errors;
    }

    private static double strength(Votes votes, Scores scores, int model) {
        return scores.of(votes.models().get(model)).estimate().orElseThrow().strength();
    }

    private static double[][] products(double[][] rows, Groups groups) {
        int models = rows[0].length;
        var sum = new double[models][models];
        for (int vote = 0; vote < rows.length; vote++) {
            for (int other = 0; other < rows.length; other++) {
                if (groups.of(vote) == groups.of(other)) {
                    for (int i = 0; i < models; i++) {
                        for (int j = 0; j < models; j++) {
                            sum[i][j] += rows[vote][i] * rows[other][j];
                        }
                    }
                }
            }
        }
        return sum;
    }

    /** {@code (H + 11'/K)^-1 - 11'/K}. */
    private static RealMatrix pseudoInverse(double[][] information) {
        int models = information.length;
        var ones = new Array2DRowRealMatrix(models, models).scalarAdd(1.0 / models);
        return new LUDecomposition(new Array2DRowRealMatrix(information).add(ones))
                .getSolver()
                .getInverse()
                .subtract(ones);
    }
}

package dev.evenhand.statistics;

import java.util.Arrays;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.LUDecomposition;

/**
 * Davidson's model as a generalised linear one: Poisson counts of each pair's wins, losses and ties with a level for the
 * pair, half a strength for who won and one for what was tied (Fienberg and Larntz 1976), by weighted least squares.
 */
final class PoissonLogLinear {

    private PoissonLogLinear() {}

    /** Strengths, centred, and then the logarithm of the tie parameter. */
    static double[] fit(PairCounts counts) {
        int models = counts.models().size();
        var pairs = counts.pairs();
        int parameters = pairs.size() + models;
        var design = new double[3 * pairs.size()][parameters];
        var observed = new double[3 * pairs.size()];
        for (int pair = 0; pair < pairs.size(); pair++) {
            var votes = pairs.get(pair);
            double[] cells = {votes.winsFirst(), votes.winsSecond(), (double) votes.ties() + votes.bothBad()};
            for (int outcome = 0; outcome < 3; outcome++) {
                var row = design[3 * pair + outcome];
                observed[3 * pair + outcome] = cells[outcome];
                row[pair] = 1;
                double sign = outcome == 0 ? 0.5 : outcome == 1 ? -0.5 : 0;
                set(row, pairs.size(), models, counts.models().indexOf(votes.first()), sign);
                set(row, pairs.size(), models, counts.models().indexOf(votes.second()), -sign);
                row[parameters - 1] = outcome == 2 ? 1 : 0;
            }
        }
        return centred(leastSquares(design, observed), pairs.size(), models);
    }

    /** The last model is the one that others are measured from. */
    private static void set(double[] row, int from, int models, int model, double value) {
        if (model < models - 1) {
            row[from + model] += value;
        }
    }

    private static double[] leastSquares(double[][] design, double[] observed) {
        int parameters = design[0].length;
        var linear = Arrays.stream(observed).map(count -> Math.log(count + 0.5)).toArray();
        var solution = new double[parameters];
        for (int round = 0; round < 60; round++) {
            var normal = new double[parameters][parameters];
            var right = new double[parameters];
            for (int cell = 0; cell < observed.length; cell++) {
                double mean = Math.exp(linear[cell]);
                double working = linear[cell] + (observed[cell] - mean) / mean;
                for (int i = 0; i < parameters; i++) {
                    right[i] += mean * design[cell][i] * working;
                    for (int j = 0; j < parameters; j++) {
                        normal[i][j] += mean * design[cell][i] * design[cell][j];
                    }
                }
            }
            solution = new LUDecomposition(new Array2DRowRealMatrix(normal))
                    .getSolver()
                    .getInverse()
                    .operate(right);
            for (int cell = 0; cell < observed.length; cell++) {
                double sum = 0;
                for (int i = 0; i < parameters; i++) {
                    sum += design[cell][i] * solution[i];
                }
                linear[cell] = sum;
            }
        }
        return solution;
    }

    private static double[] centred(double[] solution, int pairs, int models) {
        var found = new double[models + 1];
        System.arraycopy(solution, pairs, found, 0, models - 1);
        double mean = Arrays.stream(found, 0, models).sum() / models;
        for (int model = 0; model < models; model++) {
            found[model] -= mean;
        }
        found[models] = solution[solution.length - 1];
        return found;
    }
}

package dev.evenhand.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The rows that a likelihood is summed over: the votes between the models of one fit, put together where nothing tells
 * them apart. The loops of a fit read its arrays; nobody writes them.
 */
final class Contests {

    static final int WON = 0;
    static final int LOST = 1;
    static final int TIED = 2;

    private static final double[][] COUNTS = counts();

    /** Many short ones: each is a call, and calls are what the JIT counts. */
    private static final int SLICES = 64;

    final int models;

    /** For each row the model whose win a win is; models are numbered as the fit has them. */
    final int[] first;

    final int[] second;

    /** For each outcome the votes in each row, times the weight of the row; nothing where each row has one verdict. */
    final double[][] votes;

    /** For each row the ordinal of its one verdict, which takes a twenty-fourth of the room. */
    private final byte @Nullable [] verdicts;

    /** For each row what its votes were multiplied by; null for one. */
    final double @Nullable [] weights;

    final List<Covariate> covariates;

    /** For each covariate its value in each row. */
    final double[][] columns;

    private double @Nullable [] largest;

    private Contests(
            int models,
            int[] first,
            int[] second,
            double[][] votes,
            byte @Nullable [] verdicts,
            double @Nullable [] weights,
            List<Covariate> covariates,
            double[][] columns) {
        this.models = models;
        this.first = first;
        this.second = second;
        this.votes = votes;
        this.verdicts = verdicts;
        this.weights = weights;
        this.covariates = covariates;
        this.columns = columns;
    }

    /** Rows of as many votes as there are. */
    static Contests counted(
            int models, int[] first, int[] second, double[][] votes, List<Covariate> covariates, double[][] columns) {
        return new Contests(models, first, second, votes, null, null, covariates, columns);
    }

    /**
     * A row for each vote.
     *
     * @param largest for each covariate what none of its values exceeds, whatever its sign
     */
    static Contests single(
            int models,
            int[] first,
            int[] second,
            byte[] verdicts,
            double @Nullable [] weights,
            List<Covariate> covariates,
            double[][] columns,
            double[] largest) {
        var contests = new Contests(models, first, second, new double[3][0], verdicts, weights, covariates, columns);
        contests.largest = largest;
        return contests;
    }

    int rows() {
        return first.length;
    }

    double weight(int row) {
        return weights == null ? 1 : weights[row];
    }

    /** The votes of some rows with an outcome, times their weights. */
    void take(int outcome, double[] into, int from, int to) {
        if (verdicts == null) {
            System.arraycopy(votes[outcome], from, into, 0, to - from);
            return;
        }
        var counts = COUNTS[outcome];
        for (int row = from; row < to; row++) {
            into[row - from] = counts[verdicts[row]];
        }
        if (weights != null) {
            for (int row = from; row < to; row++) {
                into[row - from] *= weights[row];
            }
        }
    }

    double votes(int outcome, int row) {
        return verdicts == null ? votes[outcome][row] : COUNTS[outcome][verdicts[row]] * weight(row);
    }

    /** All votes; with weights their sum. */
    double votes() {
        return verdicts != null && weights == null ? rows() : total(WON) + total(LOST) + total(TIED);
    }

    /** All votes with an outcome; with weights their sum. */
    double total(int outcome) {
        double total = 0;
        for (double part : Slices.of(rows(), SLICES, (from, to) -> total(outcome, from, to))) {
            total += part;
        }
        return total;
    }

    private double total(int outcome, int from, int to) {
        double total = 0;
        for (int row = from; row < to; row++) {
            total += votes(outcome, row);
        }
        return total;
    }

    /** What no value of a covariate exceeds, whatever its sign. */
    double largest(int covariate) {
        if (largest == null) {
            largest = new double[columns.length];
            for (int i = 0; i < largest.length; i++) {
                var column = columns[i];
                for (double part : Slices.of(rows(), SLICES, (from, to) -> Block.largest(column, from, to))) {
                    largest[i] = Math.max(largest[i], part);
                }
            }
        }
        return largest[covariate];
    }

    /** The same rows with other votes in them. */
    Contests recounted(double[][] other) {
        return counted(models, first, second, other, covariates, columns);
    }

    /**
     * Only the rows between some models, without covariates.
     *
     * @param number for each model its new number, or -1
     */
    Contests among(int[] number) {
        var kept = IntStream.range(0, rows())
                .filter(row -> number[first[row]] >= 0 && number[second[row]] >= 0)
                .toArray();
        return counted(
                (int) Arrays.stream(number).filter(to -> to >= 0).count(),
                Arrays.stream(kept).map(row -> number[first[row]]).toArray(),
                Arrays.stream(kept).map(row -> number[second[row]]).toArray(),
                Arrays.stream(votes)
                        .map(column -> Arrays.stream(kept)
                                .mapToDouble(row -> column[row])
                                .toArray())
                        .toArray(double[][]::new),
                List.of(),
                new double[0][]);
    }

    /** For each ordinal of a {@link Verdict} its outcome. */
    static int[] outcomes() {
        var outcomes = new int[Verdict.values().length];
        for (var verdict : Verdict.values()) {
            outcomes[verdict.ordinal()] = outcome(verdict);
        }
        return outcomes;
    }

    /** For each outcome and ordinal of a {@link Verdict} 1 if that comes to it, else 0. */
    private static double[][] counts() {
        var counts = new double[3][Verdict.values().length];
        for (var verdict : Verdict.values()) {
            counts[outcome(verdict)][verdict.ordinal()] = 1;
        }
        return counts;
    }

    static int outcome(Verdict verdict) {
        return switch (verdict) {
            case MODEL_A -> WON;
            case MODEL_B -> LOST;
            case TIE, BOTH_BAD -> TIED;
        };
    }
}

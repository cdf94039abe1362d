package dev.evenhand.statistics;

import java.util.Arrays;

/** The sum of the scores of some votes, kept sparse, since a few votes touch few models. */
final class ScoreSum {

    /** With more of its places used, skipping the others saves nothing. */
    private static final double FULL = 0.5;

    private final double[] score;
    private final boolean[] touched;
    private final int[] places;
    private final double[] values;
    private int used;

    ScoreSum(int parameters) {
        score = new double[parameters];
        touched = new boolean[parameters];
        places = new int[parameters];
        values = new double[parameters];
    }

    void add(int place, double value) {
        score[place] += value;
        if (!touched[place]) {
            touched[place] = true;
            places[used++] = place;
        }
    }

    void addTo(ScoreSum other) {
        for (int i = 0; i < used; i++) {
            other.add(places[i], score[places[i]]);
        }
    }

    /** Adds its product with itself, each pair of places on one side of the diagonal, and starts anew. */
    void multiplyInto(double[][] products) {
        if (used > FULL * score.length) {
            for (int i = 0; i < score.length; i++) {
                addRow(products[i], score[i], score, i + 1);
            }
            Arrays.fill(score, 0);
            Arrays.fill(touched, false);
        } else {
            multiplySparse(products);
        }
        used = 0;
    }

    private static void addRow(double[] target, double factor, double[] row, int end) {
        for (int j = 0; j < end; j++) {
            target[j] += factor * row[j];
        }
    }

    private void multiplySparse(double[][] products) {
        for (int i = 0; i < used; i++) {
            int place = places[i];
            values[i] = score[place];
            score[place] = 0;
            touched[place] = false;
        }
        for (int i = 0; i < used; i++) {
            var row = products[places[i]];
            double value = values[i];
            for (int j = 0; j <= i; j++) {
                row[places[j]] += value * values[j];
            }
        }
    }
}

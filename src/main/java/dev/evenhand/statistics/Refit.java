package dev.evenhand.statistics;

import org.jspecify.annotations.Nullable;

/**
 * Strengths after a change of votes.
 *
 * @param gap lead of one model over the other
 * @param number for each model its number in the information, or -1 where it is no part of the fit
 * @param information null where nothing had to be fit
 */
record Refit(
        double gap,
        double[] strengths,
        int[] number,
        @Nullable BorderedFactor information) {

    static Refit without(double gap) {
        return new Refit(gap, new double[0], new int[0], null);
    }

    /** The same fit, of which only the direction is to be believed. */
    Refit withGap(double other) {
        return new Refit(other, strengths, number, information);
    }

    boolean inside(int one, int other) {
        return number[one] >= 0 && number[other] >= 0;
    }

    /** For each number how far the gap moves by a pull at that model: the information solved for the contrast. */
    double[] influence(int one, int other) {
        if (information == null) {
            return new double[0];
        }
        var contrast = new double[information.size()];
        contrast[number[one]] = 1;
        contrast[number[other]] = -1;
        return information.solve(contrast);
    }
}

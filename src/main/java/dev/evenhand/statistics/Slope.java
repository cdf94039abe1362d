package dev.evenhand.statistics;

import java.util.Arrays;

/**
 * The derivatives of a log likelihood at one point.
 *
 * @param information the negative second derivative
 */
record Slope(double[] gradient, Bordered information) {

    Slope plus(Slope other) {
        Arrays.setAll(gradient, i -> gradient[i] + other.gradient[i]);
        information.add(other.information);
        return this;
    }
}

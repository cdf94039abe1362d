package dev.evenhand.statistics;

import java.util.Arrays;

/**
 * How much more of something, such as length, the left response has than the right one, vote by vote; for style control
 * (LMSYS 2024; FastChat {@code rating_systems.py}).
 */
public final class StyleFeature {

    private static final double ROUNDING = 1e-12;

    /** Many short ones: each is a call, and calls are what the JIT counts. */
    private static final int SLICES = 64;

    private final String name;
    private final double[] values;
    private final int votes;
    private final double leaning;
    private final double largest;

    private StyleFeature(String name, double[] values, int votes, double leaning, double largest) {
        this.name = name;
        this.values = values;
        this.votes = votes;
        this.leaning = leaning;
        this.largest = largest;
    }

    /** Takes over values as they are; a strength per unit of them is estimated. */
    public static StyleFeature of(String name, double[] values) {
        refuseHoles(name, values);
        return new StyleFeature(name, values, values.length, 0, Block.largest(values, 0, values.length));
    }

    /** The {@link #ratio(double, double)} of each vote, {@link #standardised}. */
    public static StyleFeature ratio(String name, double[] left, double[] right) {
        refuseHoles(name, left);
        refuseHoles(name, right);
        var values = new double[left.length];
        for (int vote = 0; vote < values.length; vote++) {
            values[vote] = ratio(left[vote], right[vote]);
        }
        return standardised(name, values, values.length);
    }

    /** {@code (a - b) / (a + b)}, 0 if both are 0. */
    public static double ratio(double left, double right) {
        double sum = left + right;
        return sum == 0 ? 0 : (left - right) / sum;
    }

    /**
     * Takes over values and brings them, over all votes, to mean 0 and deviation 1 (ddof 0).
     *
     * @param values for each of so many votes; those behind are left alone
     */
    public static StyleFeature standardised(String name, double[] values, int votes) {
        double mean = total(votes, (from, to) -> sum(values, from, to)) / votes;
        if (!Double.isFinite(mean)) {
            refuseHoles(name, Arrays.copyOf(values, votes));
        }
        double squares = total(votes, (from, to) -> squares(values, from, to, mean));
        // Rounding of the mean alone is no deviation.
        double found = Math.sqrt(squares / votes);
        double deviation = found <= ROUNDING * Math.abs(mean) ? 0 : found;
        double largest = 0;
        for (double part : Slices.of(votes, SLICES, (from, to) -> scale(values, from, to, mean, deviation))) {
            largest = Math.max(largest, part);
        }
        return new StyleFeature(name, values, votes, deviation == 0 ? 0 : mean / deviation, largest);
    }

    public String name() {
        return name;
    }

    /** How many deviations more the left response had on average before that was taken off: chance alone leaves none. */
    double leaning() {
        return leaning;
    }

    /** For each vote its value, and perhaps more behind them. */
    double[] values() {
        return values;
    }

    int votes() {
        return votes;
    }

    /** The largest value, whatever its sign. */
    double largest() {
        return largest;
    }

    private static double total(int votes, Slices.Slice<Double> part) {
        double total = 0;
        for (double sum : Slices.of(votes, SLICES, part)) {
            total += sum;
        }
        return total;
    }

    private static double sum(double[] values, int from, int to) {
        double sum = 0;
        for (int vote = from; vote < to; vote++) {
            sum += values[vote];
        }
        return sum;
    }

    private static double squares(double[] values, int from, int to, double mean) {
        double squares = 0;
        for (int vote = from; vote < to; vote++) {
            squares += (values[vote] - mean) * (values[vote] - mean);
        }
        return squares;
    }

    /** @return the largest value then, whatever its sign */
    private static double scale(double[] values, int from, int to, double mean, double deviation) {
        double largest = 0;
        for (int vote = from; vote < to; vote++) {
            double value = deviation == 0 ? 0 : (values[vote] - mean) / deviation;
            values[vote] = value;
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }

    private static void refuseHoles(String name, double[] values) {
        for (int vote = 0; vote < values.length; vote++) {
            if (!Double.isFinite(values[vote])) {
                throw new IllegalArgumentException(
                        "Style feature \"%s\" is %s in vote %d".formatted(name, values[vote], vote + 1));
            }
        }
    }
}

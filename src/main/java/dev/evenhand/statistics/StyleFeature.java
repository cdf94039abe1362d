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

    /** Values whose mean is near that of all. */
    private static final int FIRST = 1024;

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
        double near = Block.sum(values, Math.min(votes, FIRST)) / Math.max(1, Math.min(votes, FIRST));
        double sum = 0;
        double squares = 0;
        for (var part : Slices.of(votes, SLICES, (from, to) -> Sums.of(values, from, to, near))) {
            sum += part.sum;
            squares += part.squares;
        }
        if (!Double.isFinite(sum)) {
            refuseHoles(name, Arrays.copyOf(values, votes));
        }
        double off = sum / Math.max(1, votes);
        double mean = near + off;
        // Rounding of the mean alone is no deviation.
        double found = Math.sqrt(Math.max(0, squares / Math.max(1, votes) - off * off));
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

    /**
     * Sums of what values are away from a number near their mean: one pass, and little is lost when the mean is taken off
     * the squares (Chan, Golub and LeVeque 1983, section 2).
     */
    private record Sums(double sum, double squares) {

        static Sums of(double[] values, int from, int to, double near) {
            double sum = 0;
            double squares = 0;
            for (int vote = from; vote < to; vote++) {
                double away = values[vote] - near;
                sum += away;
                squares += away * away;
            }
            return new Sums(sum, squares);
        }
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

package dev.evenhand.statistics;

/**
 * How much more of something, such as length, the left response has than the right one, vote by vote; for style control
 * (LMSYS 2024; FastChat {@code rating_systems.py}).
 */
public final class StyleFeature {

    private static final double ROUNDING = 1e-12;

    private final String name;
    private final double[] values;

    private StyleFeature(String name, double[] values) {
        this.name = name;
        this.values = values;
    }

    /** Takes over values as they are; a strength per unit of them is estimated. */
    public static StyleFeature of(String name, double[] values) {
        refuseHoles(name, values);
        return new StyleFeature(name, values);
    }

    /** The {@link #ratio(double, double)} of each vote, {@link #standardised}. */
    public static StyleFeature ratio(String name, double[] left, double[] right) {
        refuseHoles(name, left);
        refuseHoles(name, right);
        var values = new double[left.length];
        for (int vote = 0; vote < values.length; vote++) {
            values[vote] = ratio(left[vote], right[vote]);
        }
        return standardised(name, values);
    }

    /** {@code (a - b) / (a + b)}, 0 if both are 0. */
    public static double ratio(double left, double right) {
        double sum = left + right;
        return sum == 0 ? 0 : (left - right) / sum;
    }

    /** Takes over values and brings them, over all votes, to mean 0 and deviation 1 (ddof 0). */
    public static StyleFeature standardised(String name, double[] values) {
        refuseHoles(name, values);
        standardise(values);
        return new StyleFeature(name, values);
    }

    public String name() {
        return name;
    }

    double[] values() {
        return values;
    }

    private static void standardise(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        double mean = sum / values.length;
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        // Rounding of the mean alone is no deviation.
        double deviation = Math.sqrt(squares / values.length);
        deviation = deviation <= ROUNDING * Math.abs(mean) ? 0 : deviation;
        for (int vote = 0; vote < values.length; vote++) {
            values[vote] = deviation == 0 ? 0 : (values[vote] - mean) / deviation;
        }
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

package dev.evenhand.results;

import dev.evenhand.card.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A linear scale of points across a picture, with round marks. */
record Axis(double from, double to, double left, double right, List<Tick> ticks) {

    private static final int WANTED = 5;
    private static final double MARGIN = 0.04;

    /** A mark on the axis. */
    record Tick(double value, String x, String label) {}

    /** Fits all values with some room at both ends. */
    static Axis over(double lowest, double highest, double left, double right) {
        double span = Math.max(highest - lowest, 10);
        double middle = (lowest + highest) / 2;
        return between(middle - span * (0.5 + MARGIN), middle + span * (0.5 + MARGIN), left, right);
    }

    /** From one value to another and no further. */
    static Axis between(double from, double to, double left, double right) {
        var axis = new Axis(from, to, left, right, List.of());
        return new Axis(from, to, left, right, axis.marks(step(to - from)));
    }

    private List<Tick> marks(double step) {
        var marks = new ArrayList<Tick>();
        for (double value = Math.ceil(from / step) * step; value <= to; value += step) {
            marks.add(new Tick(value, x(value), Words.points(value)));
        }
        return marks;
    }

    /** 1, 2, 2.5 or 5 times a power of ten. */
    private static double step(double span) {
        double raw = span / WANTED;
        double power = Math.pow(10, Math.floor(Math.log10(raw)));
        for (double factor : new double[] {1, 2, 2.5, 5}) {
            if (factor * power >= raw && (factor != 2.5 || power >= 10)) {
                return factor * power;
            }
        }
        return 10 * power;
    }

    String x(double value) {
        double place = left + (value - from) / (to - from) * (right - left);
        return String.format(Locale.ROOT, "%.1f", Math.max(left, Math.min(right, place)));
    }
}

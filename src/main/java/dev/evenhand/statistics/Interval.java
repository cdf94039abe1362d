package dev.evenhand.statistics;

/** Where a number lies, by votes that could have been otherwise; the ends belong to it. */
public record Interval(double lower, double upper) {

    public Interval {
        if (!(lower <= upper)) {
            throw new IllegalArgumentException("No interval reaches from %s to %s".formatted(lower, upper));
        }
    }

    public boolean contains(double value) {
        return lower <= value && value <= upper;
    }

    /** Half the width: the number after the ± where an interval is printed about its middle. */
    public double radius() {
        return (upper - lower) / 2;
    }
}

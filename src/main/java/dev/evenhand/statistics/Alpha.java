package dev.evenhand.statistics;

/** The rate of false alarms that a test may have. */
final class Alpha {

    private Alpha() {}

    static void check(double alpha) {
        if (!(alpha > 0 && alpha < 1)) {
            throw new IllegalArgumentException("Alpha %s is not between 0 and 1".formatted(alpha));
        }
    }
}

package dev.evenhand.statistics;

/** What many methods ask of their arguments: a wrong one is refused by name, so that it never becomes a silent number. */
final class Arguments {

    private Arguments() {}

    /** A level of error, or another chance that must leave room on both sides. */
    static double between0And1(String name, double value) {
        if (!(value > 0 && value < 1)) {
            throw new IllegalArgumentException("%s %s is not between 0 and 1".formatted(name, value));
        }
        return value;
    }

    /** A share, which may be none or all. */
    static double share(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException("%s %s is not a share from 0 to 1".formatted(name, value));
        }
        return value;
    }

    static double positive(String name, double value) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("%s %s is not a positive number".formatted(name, value));
        }
        return value;
    }

    static double notNegative(String name, double value) {
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("%s %s is not a number from 0 on".formatted(name, value));
        }
        return value;
    }

    static double finite(String name, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("%s %s is not a number".formatted(name, value));
        }
        return value;
    }

    static long count(String name, long value) {
        if (value < 0) {
            throw new IllegalArgumentException("%s %d is a negative count".formatted(name, value));
        }
        return value;
    }

    static long atLeastOne(String name, long value) {
        if (value < 1) {
            throw new IllegalArgumentException("%s %d is less than one".formatted(name, value));
        }
        return value;
    }
}

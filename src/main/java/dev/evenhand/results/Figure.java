package dev.evenhand.results;

import java.util.Locale;

/** Numbers as the pages write them. */
final class Figure {

    private Figure() {}

    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    static String votes(long number) {
        return number == 1 ? "1 vote" : count(number) + " votes";
    }

    /** One digit after the point, as many as a few thousand votes can carry. */
    static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    static String bare(double share) {
        return String.format(Locale.ROOT, "%.1f", 100 * share);
    }

    static String points(double score) {
        return String.format(Locale.ROOT, "%.0f", score).replace('-', '−');
    }

    /** 0.95 as "95 %", 0.999 as "99.9 %". */
    static String level(double level) {
        double percent = Math.round(level * 1e6) / 1e4;
        return (percent == Math.rint(percent) ? String.valueOf((long) percent) : String.valueOf(percent)) + " %";
    }
}

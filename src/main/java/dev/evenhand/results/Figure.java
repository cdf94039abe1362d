package dev.evenhand.results;

import java.util.List;
import java.util.Locale;

/** Numbers as the pages write them. */
final class Figure {

    private static final int NAMED = 8;

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
        return String.format(Locale.ROOT, "%.0f", Math.rint(score) + 0.0).replace('-', '−');
    }

    /** Some names, and how many more there are. */
    static String some(List<String> names) {
        return names.size() <= NAMED
                ? String.join(", ", names)
                : String.join(", ", names.subList(0, NAMED)) + " and " + count(names.size() - NAMED) + " more";
    }

    /** With its sign and two digits, as residuals and effects are written. */
    static String signed(double number) {
        var text = String.format(Locale.ROOT, "%+.2f", number).replace('-', '−');
        return text.substring(1).equals("0.00") ? "0.00" : text;
    }

    static String decimals(double number) {
        return String.format(Locale.ROOT, "%.3f", number).replace('-', '−');
    }

    static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.1f s", seconds);
    }

    /** Three digits, and small ones not as zero. */
    static String pValue(double p) {
        return p < 0.001 ? "< 0.001" : String.format(Locale.ROOT, "%.3f", p);
    }

    /** 0.95 as "95 %", 0.999 as "99.9 %". */
    static String level(double level) {
        double percent = Math.round(level * 1e6) / 1e4;
        return (percent == Math.rint(percent) ? String.valueOf((long) percent) : String.valueOf(percent)) + " %";
    }
}

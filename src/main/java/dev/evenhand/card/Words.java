package dev.evenhand.card;

import java.util.Locale;

/** Numbers as cards, pages and pictures write them. */
public final class Words {

    private Words() {}

    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    public static String votes(long number) {
        return number == 1 ? "1 vote" : count(number) + " votes";
    }

    /** One digit after the point, as many as a few thousand votes can carry. */
    public static String percent(double share) {
        return bare(share) + " %";
    }

    public static String bare(double share) {
        return minus(String.format(Locale.ROOT, "%.1f", 100 * share));
    }

    public static String points(double points) {
        return minus(String.format(Locale.ROOT, "%.0f", Math.rint(points) + 0.0));
    }

    /** With its sign and two digits, as grades, residuals and effects are written. */
    public static String signed(double number) {
        var text = minus(String.format(Locale.ROOT, "%+.2f", number));
        return text.substring(1).equals("0.00") ? "0.00" : text;
    }

    /** A rule of a plan by what its raters do: what a line of exclusions leaves out. */
    public static String rule(String code) {
        return switch (code) {
            case "speed" -> "too fast";
            case "gold" -> "missed answers";
            case "seat" -> "one side always";
            case "favour" -> "one model always";
            case "flagged too" -> "all who are flagged by the plan’s rules";
            default -> code;
        };
    }

    /** Three digits, and small ones not as zero. */
    public static String p(double p) {
        return p < 0.001 ? "< 0.001" : String.format(Locale.ROOT, "%.3f", p);
    }

    /** "p = 0.022" or "p < 0.001". */
    public static String chance(double p) {
        return p < 0.001 ? "p < 0.001" : "p = " + p(p);
    }

    /** 0.95 as "95 %", 0.999 as "99.9 %". */
    public static String level(double level) {
        double percent = Math.round(level * 1e6) / 1e4;
        return (percent == Math.rint(percent) ? String.valueOf((long) percent) : String.valueOf(percent)) + " %";
    }

    /** A value of a statistic without its unit. */
    static String value(Statistic statistic, double value) {
        return switch (statistic) {
            case WIN_SHARE -> bare(value);
            case BRADLEY_TERRY -> points(value);
            case GRADED_MEAN -> signed(value);
        };
    }

    static String unit(Statistic statistic) {
        return switch (statistic) {
            case WIN_SHARE -> " %";
            case BRADLEY_TERRY -> " points";
            case GRADED_MEAN -> "";
        };
    }

    /** "51.4 to 56.6 %". */
    static String range(Statistic statistic, Measured.Range range) {
        return value(statistic, range.lower()) + " to " + value(statistic, range.upper()) + unit(statistic);
    }

    private static String minus(String number) {
        return number.replace('-', '−');
    }
}

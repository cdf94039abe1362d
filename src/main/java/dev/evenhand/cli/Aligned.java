package dev.evenhand.cli;

/**
 * Numbers and names in columns: {@link java.util.Formatter} reads its pattern anew for each of a thousand cells, and the
 * customs of all languages before the first.
 */
final class Aligned {

    private Aligned() {}

    static String right(String text, int width) {
        return " ".repeat(Math.max(0, width - text.length())) + text;
    }

    static String left(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    /** With one digit after the point. */
    static String tenths(double value) {
        long tenths = Math.round(10 * value);
        long size = Math.abs(tenths);
        return (tenths < 0 ? "-" : "") + size / 10 + '.' + size % 10;
    }

    /** The same with its sign, whatever that is. */
    static String signed(double value) {
        var digits = tenths(value);
        return digits.startsWith("-") ? digits : "+" + digits;
    }

    /** With a comma between thousands. */
    static String grouped(long count) {
        var digits = new StringBuilder(Long.toString(count));
        for (int at = digits.length() - 3; at > (count < 0 ? 1 : 0); at -= 3) {
            digits.insert(at, ',');
        }
        return digits.toString();
    }
}

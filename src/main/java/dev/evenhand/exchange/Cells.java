package dev.evenhand.exchange;

import java.util.regex.Pattern;

/**
 * Text in CSV files that a spreadsheet would run as a formula gets a leading apostrophe, and loses it again when read.
 * A text that has apostrophes there of its own gets one more, so that every text comes back as it was.
 */
final class Cells {

    /** The same in PostgreSQL's dialect of patterns and in Java's; the last four are the full-width forms. */
    static final String FORMULA = "^'*[=+@\\t\\r\uFF1D\uFF0B\uFF0D\uFF20-]";

    private static final Pattern NEUTRALISED = Pattern.compile(FORMULA.replace("'*", "'+"));
    private static final Pattern RISKY = Pattern.compile(FORMULA);

    private Cells() {}

    static String neutral(String text) {
        return RISKY.matcher(text).find() ? "'" + text : text;
    }

    static String original(String text) {
        return NEUTRALISED.matcher(text).find() ? text.substring(1) : text;
    }

    /** What {@link #neutral} does, as an expression of SQL over a column. */
    static String neutralSql(String column) {
        return "case when %1$s ~ '%2$s' then '''' || %1$s else %1$s end".formatted(column, FORMULA.replace("'", "''"));
    }
}

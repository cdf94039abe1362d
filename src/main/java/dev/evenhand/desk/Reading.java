package dev.evenhand.desk;

import dev.evenhand.pool.Rendering.Pair;
import dev.evenhand.pool.SafeHtml;

/** What of a ballot is to be read, and what a browser needs to show it. */
record Reading(Sheet sheet, SafeHtml prompt, Pair pair) {

    /** About what fits on a line and on the screen above two responses. */
    private static final int LINE = 90;

    private static final int LINES = 10;

    /** Whether the request would push the responses off the screen. Estimated here, so that nothing moves there. */
    public boolean longPrompt() {
        return sheet.task()
                        .raw()
                        .lines()
                        .mapToLong(line -> 1 + line.length() / LINE)
                        .sum()
                > LINES;
    }

    public boolean formulas() {
        return prompt.hasFormulas() || pair.hasFormulas();
    }

    public boolean code() {
        return prompt.hasCode() || pair.hasCode();
    }
}

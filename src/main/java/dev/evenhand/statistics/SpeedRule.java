package dev.evenhand.statistics;

import java.util.List;

/**
 * Finds raters who answer before anyone could have read what they were shown; adults read about 238 words a minute
 * silently (Brysbaert 2019, Journal of Memory and Language 109).
 *
 * @param wordsPerMinute a vote given faster than this was not read
 * @param share a rater with more than this share of such votes is flagged
 */
public record SpeedRule(double wordsPerMinute, double share) {

    private static final double MILLISECONDS_PER_MINUTE = 60_000;

    public SpeedRule {
        if (!(wordsPerMinute > 0 && Double.isFinite(wordsPerMinute))) {
            throw new IllegalArgumentException("%s words per minute is no speed".formatted(wordsPerMinute));
        }
        if (!(share >= 0 && share < 1)) {
            throw new IllegalArgumentException("Share %s is not from 0 to below 1".formatted(share));
        }
    }

    /** More than a fifth of votes at over 1,000 words a minute. */
    public static SpeedRule standard() {
        return new SpeedRule(1000, 0.2);
    }

    public boolean unread(Reading reading) {
        return reading.milliseconds() * wordsPerMinute < reading.words() * MILLISECONDS_PER_MINUTE;
    }

    /** What the rule says of one rater's votes whose times are known. */
    public SpeedCheck of(List<Reading> readings) {
        int unread = (int) readings.stream().filter(this::unread).count();
        return new SpeedCheck(this, readings.size(), unread, unread > share * readings.size());
    }

    /**
     * One vote's reading.
     *
     * @param words in the prompt and both responses together
     * @param milliseconds from first sight to the vote
     */
    public record Reading(long words, long milliseconds) {

        public Reading {
            if (words < 0 || milliseconds < 0) {
                throw new IllegalArgumentException(
                        "Neither %d words nor %d ms may be negative".formatted(words, milliseconds));
            }
        }
    }
}

package dev.evenhand.quality;

import dev.evenhand.statistics.RaterAudit;
import java.util.Arrays;
import java.util.Locale;

/** What a rater's votes are left out for, by the code that plans and tables use. */
enum Rule {
    SPEED(RaterAudit.Rule.TOO_FAST, "Too fast", "answers faster than anyone can read"),
    GOLD(RaterAudit.Rule.FAILS_GOLD, "Known answers", "misses answers that are known"),
    SEAT(RaterAudit.Rule.FAVOURS_SEAT, "Side", "prefers a side whatever stands there"),
    FAVOUR(RaterAudit.Rule.FAVOURS_MODEL, "Model", "prefers a model more than an honest taste explains");

    private final RaterAudit.Rule statistic;
    private final String heading;
    private final String words;

    Rule(RaterAudit.Rule statistic, String heading, String words) {
        this.statistic = statistic;
        this.heading = heading;
        this.words = words;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Over its column. */
    public String heading() {
        return heading;
    }

    public String words() {
        return words;
    }

    RaterAudit.Rule statistic() {
        return statistic;
    }

    static Rule of(String code) {
        return Arrays.stream(values())
                .filter(rule -> rule.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no rule \"%s\"".formatted(code)));
    }
}

package dev.evenhand.panel;

import java.util.Locale;

/** What an outside platform is told about a rater, each by a code of its own. */
public enum Outcome {
    COMPLETED,
    SCREENED_OUT,
    ATTENTION,
    DECLINED,
    RETURNED;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Outcome of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}

package dev.evenhand.study;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where a study is in its life; only forwards, but for a pause. */
public enum State {
    DRAFT,
    REGISTERED,
    OPEN,
    PAUSED,
    CLOSED,
    PUBLISHED;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the plan is frozen: everything but a draft. */
    public boolean registered() {
        return this != DRAFT;
    }

    /** Whether no more votes are taken. */
    public boolean over() {
        return this == CLOSED || this == PUBLISHED;
    }

    static State of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}

package dev.evenhand.panel;

import java.util.Locale;

/** How it ends for a rater who does not get to the end: no ballot comes any more, the votes stay. */
public enum Ending {
    RETURNED(Outcome.RETURNED),
    TIMED_OUT(Outcome.RETURNED),
    REJECTED(Outcome.RETURNED),
    ATTENTION(Outcome.ATTENTION);

    private final Outcome outcome;

    Ending(Outcome outcome) {
        this.outcome = outcome;
    }

    public Outcome outcome() {
        return outcome;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Ending of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    /** Whether the rater himself may take it back: he pressed the wrong button, or was too slow elsewhere. */
    public boolean mayGoOn() {
        return this == RETURNED || this == TIMED_OUT;
    }
}

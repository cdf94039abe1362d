package dev.evenhand.desk;

import java.util.Locale;

/** What became of an answer that was sent without script, for the page that follows to say. */
enum Said {
    SAVED,
    SKIPPED,
    CHANGED,
    LAPSED,
    ANSWERED,
    CLOSED,
    NOTHING;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the page says it as a matter of course or as something to look at. */
    public boolean well() {
        return this == SAVED || this == SKIPPED || this == CHANGED;
    }

    String back(Seat seat) {
        return "redirect:/desk/" + seat.study().slug() + "?said=" + name();
    }
}

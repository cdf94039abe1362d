package dev.evenhand.study;

import java.util.Locale;

/** Hears how far a registration has come, for whoever waits for it. */
@FunctionalInterface
interface Advance {

    Advance UNHEARD = (part, done, whole) -> {};

    void to(Part part, long done, long whole);

    /** What takes its time, in this order. */
    enum Part {
        RESPONSES,
        ORDER,
        COMPARISONS,
        LEDGER;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}

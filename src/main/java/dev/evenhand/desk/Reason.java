package dev.evenhand.desk;

import java.util.Locale;

/** The short reasons the desk offers beside the verdict; programs may send others. After ComparIA's. */
enum Reason {
    COMPLETE,
    USEFUL,
    CREATIVE,
    CLEAR_FORMATTING,
    INCORRECT,
    SUPERFICIAL,
    INSTRUCTIONS_NOT_FOLLOWED;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}

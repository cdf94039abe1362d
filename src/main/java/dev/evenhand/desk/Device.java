package dev.evenhand.desk;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What kind of screen an answer was given at, as the browser says it of itself. */
enum Device {
    DESKTOP,
    TABLET,
    PHONE;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}

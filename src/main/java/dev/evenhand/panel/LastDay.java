package dev.evenhand.panel;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** The last day on which links let anybody begin, as people type it. */
public final class LastDay {

    /** Later times, which the database may not know, are refused. */
    public static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private static final int LENGTH = "2026-12-31".length();

    private LastDay() {}

    /** Its end, UTC; null where nothing is typed. Throws {@link DateTimeParseException} for what is no such day. */
    public static @Nullable Instant end(String typed) {
        var day = typed.strip();
        if (day.isEmpty()) {
            return null;
        }
        if (day.length() > LENGTH) {
            throw new DateTimeParseException("too long for a day", day, LENGTH);
        }
        return LocalDate.parse(day).plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}

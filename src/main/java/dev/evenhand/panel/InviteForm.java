package dev.evenhand.panel;

import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/** What an admin types to invite raters: by links of their own, or by one that they share. */
record InviteForm(
        @Nullable String count,
        @Nullable String group,
        @Nullable String expires,
        @Nullable String places,
        @Nullable String openLabel,
        @Nullable String openGroup,
        @Nullable String openExpires,
        @Nullable String perHour,
        @Nullable Boolean platform) {

    private static final String USUAL_COUNT = "10";
    private static final String USUAL_PLACES = "100";

    static InviteForm empty() {
        return new InviteForm(USUAL_COUNT, "", "", USUAL_PLACES, "", "", "", "", null);
    }

    /** Of the form that was not sent, the number it starts with. */
    public String countShown() {
        return count == null ? USUAL_COUNT : count;
    }

    public String placesShown() {
        return places == null ? USUAL_PLACES : places;
    }

    /** The form of the open link asks for places, and is that form also when they are left empty. */
    boolean open() {
        return places != null;
    }

    boolean forPlatform() {
        return Boolean.TRUE.equals(platform);
    }

    void check(Errors errors, Clock clock) {
        if (open()) {
            number("places", places, OpenLink.MOST_PLACES, errors);
            if (!text(perHour).isEmpty()) {
                number("perHour", perHour, OpenLink.MOST_PLACES, errors);
            }
            length("openLabel", openLabel, Guest.LONGEST_LABEL, errors);
            length("openGroup", openGroup, Guest.LONGEST_GROUP, errors);
            date("openExpires", openExpires, clock, errors);
        } else {
            number("count", count, Invitations.MOST, errors);
            length("group", group, Guest.LONGEST_GROUP, errors);
            date("expires", expires, clock, errors);
        }
    }

    private static void number(String field, @Nullable String value, int most, Errors errors) {
        if (!text(value).matches("[0-9]{1,9}") || number(value) < 1 || number(value) > most) {
            errors.rejectValue(field, "number", "A whole number from 1 to %,d.".formatted(most));
        }
    }

    private static void length(String field, @Nullable String value, int most, Errors errors) {
        if (text(value).length() > most) {
            errors.rejectValue(field, "length", "Up to " + most + " characters.");
        }
    }

    private static void date(String field, @Nullable String value, Clock clock, Errors errors) {
        try {
            var end = LastDay.end(text(value));
            if (end != null && !end.isAfter(clock.instant())) {
                errors.rejectValue(field, "past", "This day is over: the link would let nobody in.");
            }
        } catch (DateTimeParseException e) {
            errors.rejectValue(field, "date", "A day as 2026-12-31.");
        }
    }

    List<Guest> guests() {
        return Collections.nCopies(number(count), new Guest("", text(group), null));
    }

    @Nullable
    Instant until() {
        return LastDay.end(text(expires));
    }

    OpenLink link() {
        return new OpenLink(
                text(openLabel),
                text(openGroup),
                number(places),
                LastDay.end(text(openExpires)),
                text(perHour).isEmpty() ? null : number(perHour),
                forPlatform());
    }

    private static int number(@Nullable String value) {
        return Integer.parseInt(text(value));
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value.strip();
    }
}

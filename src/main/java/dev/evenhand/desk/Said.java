package dev.evenhand.desk;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What became of an answer that was sent without script, for the page that follows to say. */
enum Said {
    SAVED,
    SKIPPED,
    CHANGED,
    LAPSED,
    ANSWERED,
    CLOSED,
    NOTHING;

    /** What stands in an address may have been written by anybody. */
    static Optional<Said> of(@Nullable String name) {
        return Arrays.stream(values()).filter(said -> said.name().equals(name)).findFirst();
    }

    /** Does what a form asks and leads to the desk, which says what became of it. What an answer lacks is for its form to show. */
    String after(Seat seat, Runnable deed) {
        try {
            deed.run();
            return back(seat);
        } catch (BallotLapsed e) {
            return LAPSED.back(seat);
        } catch (AnsweredOtherwise e) {
            return ANSWERED.back(seat);
        } catch (NotOpen e) {
            return CLOSED.back(seat);
        }
    }

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

package dev.evenhand.desk;

import dev.evenhand.panel.Outcome;
import dev.evenhand.panel.Platforms;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Gives a page what a rater takes along, and the browser the way back where the admin wants it to go by itself. */
@Component
class Farewells {

    private static final int SECONDS = 5;

    private final Platforms platforms;

    Farewells(Platforms platforms) {
        this.platforms = platforms;
    }

    void add(Seat seat, Outcome outcome, Model model, HttpServletResponse response) {
        var farewell = platforms.farewell(seat.rater(), outcome, planned(seat, outcome));
        model.addAttribute("farewell", farewell);
        if (farewell.byItself() && farewell.address() != null) {
            response.setHeader("Refresh", SECONDS + ";url=" + farewell.address());
        }
    }

    private static @Nullable String planned(Seat seat, Outcome outcome) {
        var completion = seat.study().plan().completion();
        if (completion == null) {
            return null;
        }
        return switch (outcome) {
            case COMPLETED -> completion.code();
            case SCREENED_OUT -> completion.failedCode();
            case DECLINED -> completion.declinedCode();
            case ATTENTION, RETURNED -> null;
        };
    }
}

package dev.evenhand.desk;

import dev.evenhand.panel.Groups;
import dev.evenhand.panel.Outcome;
import dev.evenhand.panel.Raters;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What stands where the next ballot would: why there is none, what was given, and what the rater takes along. */
@Component
class LastSheet {

    private static final String QUOTA = "quota";
    private static final String CLOSED = "closed";

    private final Sheets sheets;
    private final GuideSheets guides;
    private final Farewells farewells;
    private final Groups groups;
    private final Raters raters;
    private final Shortfall shortfall;

    LastSheet(
            Sheets sheets, GuideSheets guides, Farewells farewells, Groups groups, Raters raters, Shortfall shortfall) {
        this.shortfall = shortfall;
        this.sheets = sheets;
        this.guides = guides;
        this.farewells = farewells;
        this.groups = groups;
        this.raters = raters;
    }

    /** Nothing is left for this rater, or for his group. */
    String lay(Seat seat, Model model, HttpServletResponse response) {
        return lay(seat, groups.full(seat.rater(), null) ? QUOTA : null, model, response);
    }

    /** @param reason no more ballots come just now; null when none is left */
    String lay(Seat seat, @Nullable String reason, Model model, HttpServletResponse response) {
        boolean over = reason == null || reason.equals(QUOTA) || reason.equals(CLOSED);
        var why = over ? shortfall.of(seat.study(), seat.rater(), reason) : reason;
        var progress = sheets.progress(seat.study(), seat.rater());
        boolean given = progress.done() > 0;
        model.addAttribute("progress", progress);
        model.addAttribute("skipped", sheets.skipped(seat.study(), seat.rater()));
        model.addAttribute("why", why);
        if (why == null || (given && (why.equals(QUOTA) || why.equals(CLOSED)))) {
            complete(seat, model, response);
        } else if (why.equals(QUOTA) || why.equals(Shortfall.NOTHING_LEFT)) {
            farewells.add(seat, Outcome.SCREENED_OUT, model, response);
        } else if (why.equals(Shortfall.SKIPPED)) {
            farewells.add(seat, Outcome.RETURNED, model, response);
        }
        return "desk/done";
    }

    private void complete(Seat seat, Model model, HttpServletResponse response) {
        raters.finished(seat.rater());
        farewells.add(seat, Outcome.COMPLETED, model, response);
        var completion = seat.study().plan().completion();
        if (completion != null && completion.text() != null) {
            model.addAttribute("text", guides.html(completion.text()));
        }
    }
}

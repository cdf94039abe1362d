package dev.evenhand.desk;

import dev.evenhand.pool.Rendering;
import dev.evenhand.study.Plan;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Lays a ballot out for its page: both responses, the questions, and what was answered so far. */
@Component
class BallotView {

    private final Sheets sheets;
    private final Rendering rendering;

    BallotView(Sheets sheets, Rendering rendering) {
        this.sheets = sheets;
        this.rendering = rendering;
    }

    void lay(Seat seat, UUID ballot, AnswerForm given, Model model) {
        var sheet = sheets.of(seat.study(), seat.rater(), ballot);
        var plan = seat.study().plan();
        model.addAttribute("study", seat.study());
        model.addAttribute("plan", plan);
        model.addAttribute("sheet", sheet);
        model.addAttribute(
                "reading",
                new Reading(
                        sheet,
                        rendering.html(sheet.task().asMessages()),
                        rendering.pair(sheet.a().asMessages(), sheet.b().asMessages())));
        model.addAttribute("oneKey", oneKey(plan));
        model.addAttribute("given", given);
        model.addAttribute("skips", SkipReason.values());
        model.addAttribute("reasons", Reason.values());
    }

    /** Scales of one decision vote at once; the others are composed, then submitted. */
    private static boolean oneKey(Plan plan) {
        return !plan.scale().graded() && plan.axes().isEmpty() && !plan.asksWhy() && !plan.asksConfidence();
    }
}

package dev.evenhand.desk;

import dev.evenhand.panel.Messages;
import dev.evenhand.pool.Rendering;
import dev.evenhand.study.Plan;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Lays a ballot out for its page: both responses, the questions, and what was answered so far. */
@Component
class BallotView {

    private final Sheets sheets;
    private final Rendering rendering;
    private final GuideSheets guides;
    private final MessageSource messages;
    private final Messages words;

    BallotView(Sheets sheets, Rendering rendering, GuideSheets guides, MessageSource messages, Messages words) {
        this.words = words;
        this.sheets = sheets;
        this.rendering = rendering;
        this.guides = guides;
        this.messages = messages;
    }

    /** The whole page. */
    String page(Seat seat, UUID ballot, AnswerForm given, Model model) {
        lay(seat, ballot, given, model);
        model.addAttribute("guide", guides.of(seat.study()));
        return "desk/desk";
    }

    /** The page once more, with what was given and what is wrong with it. */
    String refused(
            Seat seat, UUID ballot, AnswerForm given, InvalidAnswer why, Model model, HttpServletResponse response) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute(
                "problem",
                why.updateAndGetBody(messages, LocaleContextHolder.getLocale()).getDetail());
        return page(seat, ballot, given, model);
    }

    /** The piece of it that changes from ballot to ballot. */
    void lay(Seat seat, UUID ballot, AnswerForm given, Model model) {
        lay(seat.study(), sheets.of(seat.study(), seat.rater(), ballot), given, model);
        model.addAttribute("message", words.unread(seat.rater()).orElse(null));
    }

    void lay(StudyPlans.Frozen study, Sheet sheet, AnswerForm given, Model model) {
        var plan = study.plan();
        model.addAttribute("study", study);
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

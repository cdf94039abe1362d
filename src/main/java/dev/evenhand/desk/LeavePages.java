package dev.evenhand.desk;

import dev.evenhand.panel.Ending;
import dev.evenhand.panel.Endings;
import dev.evenhand.panel.Messages;
import dev.evenhand.panel.Outcome;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Stopping before the end, the pages where it ended, and taking note of what the study says meanwhile. */
@Controller
@RequestMapping("/desk/{study}")
class LeavePages {

    private final Endings endings;
    private final Messages messages;
    private final Sheets sheets;
    private final Steps steps;
    private final Farewells farewells;

    LeavePages(Endings endings, Messages messages, Sheets sheets, Steps steps, Farewells farewells) {
        this.steps = steps;
        this.farewells = farewells;
        this.endings = endings;
        this.messages = messages;
        this.sheets = sheets;
    }

    @GetMapping("/stop")
    String ask(Seat seat, Model model) {
        model.addAttribute("progress", sheets.progress(seat.study(), seat.rater()));
        return "desk/leave";
    }

    @PostMapping("/stop")
    String leave(Seat seat) {
        endings.end(seat.study().id(), List.of(seat.rater().id()), Ending.RETURNED);
        return "redirect:" + Stage.ENDED.path(seat.study().slug());
    }

    /** Where it ended, and by what code that is told. */
    @GetMapping({"/ended", "/declined", "/not-passed", "/not-qualified"})
    String ended(Seat seat, Model model, HttpServletResponse response) {
        var stage = steps.stage(seat.study(), seat.rater());
        if (!stage.last()) {
            return "redirect:" + stage.path(seat.study().slug());
        }
        var ending =
                seat.rater().ending() == null ? null : Ending.of(seat.rater().ending());
        model.addAttribute("end", ending == null ? stage.name().toLowerCase(Locale.ROOT) : ending.code());
        model.addAttribute("goOn", ending != null && ending.mayGoOn());
        farewells.add(seat, ending == null ? outcome(stage) : ending.outcome(), model, response);
        return "desk/ended";
    }

    private static Outcome outcome(Stage stage) {
        return stage == Stage.DECLINED ? Outcome.DECLINED : Outcome.SCREENED_OUT;
    }

    @PostMapping("/go-on")
    String goOn(Seat seat) {
        endings.goOn(seat.rater());
        return "redirect:" + Stage.LIVE.path(seat.study().slug());
    }

    @PostMapping("/messages/{message}/noted")
    String noted(Seat seat, @PathVariable long message) {
        messages.note(seat.rater(), message);
        return "redirect:" + Stage.LIVE.path(seat.study().slug());
    }
}

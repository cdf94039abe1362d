package dev.evenhand.desk;

import dev.evenhand.pool.Rendering;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Asks which product wrote the left response of the ballot just voted on, and shows that response once more. */
@Controller
@RequestMapping("/desk/{study}/which-product")
class BlindingPages {

    private final Blinding blinding;
    private final Sheets sheets;
    private final Rendering rendering;

    BlindingPages(Blinding blinding, Sheets sheets, Rendering rendering) {
        this.blinding = blinding;
        this.sheets = sheets;
        this.rendering = rendering;
    }

    @GetMapping
    String ask(Seat seat, Model model) {
        return page(seat, "", model);
    }

    private String page(Seat seat, String words, Model model) {
        var due = blinding.due(seat.study(), seat.rater(), null);
        if (due.isEmpty()) {
            return onward(seat);
        }
        var sheet = sheets.of(seat.study(), seat.rater(), due.get());
        model.addAttribute("words", words);
        model.addAttribute("sheet", sheet);
        model.addAttribute("prompt", rendering.html(sheet.task().asMessages()));
        model.addAttribute(
                "response",
                rendering.pair(sheet.a().asMessages(), sheet.b().asMessages()).a());
        return "desk/which-product";
    }

    /**
     * @param ballot which ballot the page asked about, so that a page sent twice answers nothing else
     * @param unknown the button of whoever does not know
     */
    @PostMapping
    String answer(
            Seat seat,
            @RequestParam String ballot,
            @RequestParam(defaultValue = "") String words,
            @RequestParam(defaultValue = "false") boolean unknown,
            Model model,
            HttpServletResponse response) {
        var due = blinding.due(seat.study(), seat.rater(), null);
        if (due.isEmpty() || !due.get().equals(BallotId.of(ballot))) {
            return onward(seat);
        }
        if (!unknown && (words.isBlank() || words.length() > Blinding.LONGEST)) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("wrong", true);
            return page(seat, words, model);
        }
        try {
            blinding.answer(seat.study(), seat.rater(), due.get(), unknown ? "" : words);
        } catch (BallotLapsed | NotOpen e) {
            // The desk says why.
        }
        return onward(seat);
    }

    private static String onward(Seat seat) {
        return "redirect:" + Stage.LIVE.path(seat.study().slug());
    }
}

package dev.evenhand.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The pages before and between ballots. Whoever asks for one that is not his turn is led to the one that is. */
@Controller
@RequestMapping("/desk/{study}")
class StagePages {

    private final Steps steps;
    private final GuideSheets guides;
    private final Sheets sheets;

    StagePages(Steps steps, GuideSheets guides, Sheets sheets) {
        this.steps = steps;
        this.guides = guides;
        this.sheets = sheets;
    }

    @GetMapping("/consent")
    String consent(Seat seat, Model model) {
        var consent = seat.study().plan().consent();
        var stage = steps.stage(seat.study(), seat.rater());
        // Whoever declined by mistake may read it once more.
        if (consent == null || (stage != Stage.CONSENT && stage != Stage.DECLINED)) {
            return turn(seat);
        }
        model.addAttribute("way", Way.of(seat.study().plan(), Stage.CONSENT));
        model.addAttribute("text", guides.html(consent.text()));
        model.addAttribute("number", steps.taken(seat.study(), seat.rater()).highest("consent") + 1);
        return "desk/consent";
    }

    @PostMapping("/consent")
    String consent(Seat seat, @RequestParam int number, @RequestParam String outcome) {
        var taken = steps.taken(seat.study(), seat.rater());
        if (number == taken.highest("consent") + 1 && !taken.last("consent").equals("agreed")) {
            var agreed = outcome.equals("agreed") ? "agreed" : "declined";
            steps.take(seat.study(), seat.rater(), "consent", number, agreed, Map.of());
        }
        return turn(seat);
    }

    /** The guide, at any time; when it is due, with a button that says it was read. */
    @GetMapping("/guide")
    String guide(Seat seat, Model model) {
        var due = steps.stage(seat.study(), seat.rater()) == Stage.GUIDE;
        model.addAttribute("due", due);
        model.addAttribute("guide", guides.of(seat.study()));
        model.addAttribute("again", due && began(seat));
        model.addAttribute("way", Way.of(seat.study().plan(), Stage.GUIDE));
        return "desk/guide";
    }

    /** Whoever has judged by an older version is told that there is another one. */
    private boolean began(Seat seat) {
        return steps.taken(seat.study(), seat.rater()).highest("guide") > 0
                || sheets.progress(seat.study(), seat.rater()).done() > 0;
    }

    @PostMapping("/guide")
    String guide(Seat seat, @RequestParam int version) {
        var guide = guides.of(seat.study());
        if (version == guide.version() && steps.stage(seat.study(), seat.rater()) == Stage.GUIDE) {
            steps.take(seat.study(), seat.rater(), "guide", version, "read", Map.of("digest", guide.digest()));
        }
        return turn(seat);
    }

    @GetMapping("/questions")
    String questions(Seat seat, Model model) {
        if (steps.stage(seat.study(), seat.rater()) != Stage.COMPREHENSION) {
            return turn(seat);
        }
        return ask(seat, List.of(), false, model);
    }

    @PostMapping("/questions")
    String questions(
            Seat seat,
            @RequestParam("try") int number,
            @RequestParam Map<String, String> form,
            Model model,
            HttpServletResponse response) {
        int turn = steps.taken(seat.study(), seat.rater()).highest("comprehension") + 1;
        if (number != turn || steps.stage(seat.study(), seat.rater()) != Stage.COMPREHENSION) {
            return turn(seat);
        }
        var questions = seat.study().plan().comprehension();
        var answers = IntStream.range(0, questions.size())
                .mapToObj(i -> form.getOrDefault("answer-" + i, ""))
                .toList();
        if (answers.contains("")) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return ask(seat, answers, true, model);
        }
        var right = IntStream.range(0, questions.size())
                .allMatch(i -> questions.get(i).answer().equals(answers.get(i)));
        steps.take(
                seat.study(),
                seat.rater(),
                "comprehension",
                number,
                right ? "passed" : "failed",
                Map.of("answers", answers));
        return turn(seat);
    }

    private String ask(Seat seat, List<String> answers, boolean incomplete, Model model) {
        var taken = steps.taken(seat.study(), seat.rater());
        model.addAttribute("way", Way.of(seat.study().plan(), Stage.COMPREHENSION));
        model.addAttribute("questions", seat.study().plan().comprehension());
        model.addAttribute("guide", guides.of(seat.study()));
        model.addAttribute("try", taken.highest("comprehension") + 1);
        model.addAttribute("answers", answers);
        model.addAttribute("incomplete", incomplete);
        return "desk/questions";
    }

    @GetMapping("/break")
    String pause(Seat seat, Model model) {
        int done = steps.breakDue(seat.study(), seat.rater(), null);
        if (done == 0) {
            return turn(seat);
        }
        model.addAttribute("progress", sheets.progress(seat.study(), seat.rater()));
        return "desk/break";
    }

    @PostMapping("/break")
    String resume(Seat seat) {
        int done = steps.breakDue(seat.study(), seat.rater(), null);
        if (done > 0) {
            steps.take(seat.study(), seat.rater(), "break", done, "taken", Map.of());
        }
        return turn(seat);
    }

    /** To the page that is this rater's turn. */
    private String turn(Seat seat) {
        var stage = steps.stage(seat.study(), seat.rater());
        return "redirect:" + Objects.requireNonNull(stage.path(seat.study().slug()));
    }
}

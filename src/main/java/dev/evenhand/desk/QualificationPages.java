package dev.evenhand.desk;

import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Tasks by which a rater qualifies. Which verdict is right is not told, so that a second try means something. */
@Controller
@RequestMapping("/desk/{study}/qualification")
class QualificationPages {

    private final Steps steps;
    private final GuideSheets guides;

    QualificationPages(Steps steps, GuideSheets guides) {
        this.steps = steps;
        this.guides = guides;
    }

    @GetMapping
    String item(Seat seat, Model model) {
        if (steps.stage(seat.study(), seat.rater()) != Stage.QUALIFICATION) {
            return turn(seat);
        }
        var wanted = Objects.requireNonNull(seat.study().plan().qualification());
        var given = steps.taken(seat.study(), seat.rater()).of("qualification");
        var here = Qualifying.of(wanted, given);
        model.addAttribute("way", Way.of(seat.study().plan(), Stage.QUALIFICATION));
        model.addAttribute("number", given.size() + 1);
        model.addAttribute("place", here.item());
        model.addAttribute("of", wanted.items().size());
        model.addAttribute("again", here.attempt() > 1 && here.item() == 1);
        model.addAttribute("item", guides.worked(wanted.items().get(here.item() - 1)));
        return "desk/qualification";
    }

    /** @param number which verdict it is, counted through all tries: the same one sent twice is one */
    @PostMapping
    String judge(Seat seat, @RequestParam int number, @RequestParam(defaultValue = "") String choice) {
        var plan = seat.study().plan();
        var chosen = plan.scale().choices().stream()
                .filter(c -> c.label().equals(choice))
                .findFirst();
        if (chosen.isEmpty() || steps.stage(seat.study(), seat.rater()) != Stage.QUALIFICATION) {
            return turn(seat);
        }
        var wanted = Objects.requireNonNull(plan.qualification());
        var given = steps.taken(seat.study(), seat.rater()).of("qualification");
        if (number == given.size() + 1) {
            var item = wanted.items().get(Qualifying.of(wanted, given).item() - 1);
            steps.take(
                    seat.study(),
                    seat.rater(),
                    "qualification",
                    number,
                    chosen.get().verdict() == item.verdict() ? "right" : "wrong",
                    Map.of("choice", choice));
        }
        return turn(seat);
    }

    private String turn(Seat seat) {
        return "redirect:"
                + steps.stage(seat.study(), seat.rater()).path(seat.study().slug());
    }
}

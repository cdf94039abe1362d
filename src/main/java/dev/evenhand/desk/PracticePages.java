package dev.evenhand.desk;

import dev.evenhand.desk.Steps.Step;
import dev.evenhand.study.Example;
import dev.evenhand.study.Scale.Choice;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.json.JsonMapper;

/** Comparisons to learn on, with the plan's verdict told after the rater's. They are no ballots and make no votes. */
@Controller
@RequestMapping("/desk/{study}/practice")
class PracticePages {

    private final Steps steps;
    private final GuideSheets guides;
    private final JsonMapper json;

    PracticePages(Steps steps, GuideSheets guides, JsonMapper json) {
        this.steps = steps;
        this.guides = guides;
        this.json = json;
    }

    /** @param after the item just judged, to be told about it */
    @GetMapping
    String item(Seat seat, @RequestParam(required = false) @Nullable Integer after, Model model) {
        var taken = steps.taken(seat.study(), seat.rater());
        var judged = after == null
                ? Optional.<Step>empty()
                : taken.of("practice").stream().filter(s -> s.number() == after).findFirst();
        var stage = steps.stage(seat.study(), seat.rater());
        if (judged.isEmpty() && stage != Stage.PRACTICE) {
            return turn(seat);
        }
        int number = judged.map(Step::number).orElse(taken.highest("practice") + 1);
        var items = seat.study().plan().practice();
        model.addAttribute("way", Way.of(seat.study().plan(), Stage.PRACTICE));
        model.addAttribute("number", number);
        model.addAttribute("of", items.size());
        model.addAttribute("item", guides.worked(items.get(number - 1)));
        model.addAttribute("guide", guides.of(seat.study()));
        judged.ifPresent(step -> {
            model.addAttribute("outcome", step.outcome());
            model.addAttribute(
                    "given", json.readTree(step.detail()).path("choice").asString(""));
        });
        return "desk/practice";
    }

    @PostMapping
    String judge(Seat seat, @RequestParam int number, @RequestParam(defaultValue = "") String choice) {
        int due = steps.taken(seat.study(), seat.rater()).highest("practice") + 1;
        var chosen = seat.study().plan().scale().choices().stream()
                .filter(c -> c.label().equals(choice))
                .findFirst();
        if (chosen.isEmpty() || steps.stage(seat.study(), seat.rater()) != Stage.PRACTICE || number > due) {
            return turn(seat);
        }
        if (number == due) {
            var item = seat.study().plan().practice().get(number - 1);
            steps.take(
                    seat.study(),
                    seat.rater(),
                    "practice",
                    number,
                    outcome(item, chosen.get()),
                    Map.of("choice", chosen.get().label()));
        }
        return "redirect:/desk/" + seat.study().slug() + "/practice?after=" + number;
    }

    private static String outcome(Example item, Choice chosen) {
        return chosen.verdict() == item.verdict() ? "right" : "other";
    }

    private String turn(Seat seat) {
        return "redirect:"
                + steps.stage(seat.study(), seat.rater()).path(seat.study().slug());
    }
}

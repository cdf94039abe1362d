package dev.evenhand.results;

import dev.evenhand.study.Studies;
import dev.evenhand.study.Study;
import dev.evenhand.study.StudyEvents;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The result card as a page and as pictures, and what else a sceptic asks: other choices, and how it was made. */
@Controller
@RequestMapping("/studies/{slug}")
class CardPages {

    /** A badge may stand on other people's pages; it has no script, no link and nothing to click. */
    private static final String EMBEDDABLE = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors *";

    private final Studies studies;
    private final StudyEvents events;
    private final CardBook cards;
    private final Withdrawals withdrawals;

    CardPages(Studies studies, StudyEvents events, CardBook cards, Withdrawals withdrawals) {
        this.studies = studies;
        this.events = events;
        this.cards = cards;
        this.withdrawals = withdrawals;
    }

    @GetMapping("/card")
    @PreAuthorize("@studyAccess.maySeeResults(#slug)")
    String card(@PathVariable String slug, @Nullable Principal who, Model model) {
        var study = look(slug, who, "card");
        model.addAttribute("study", study);
        var card = cards.of(study);
        model.addAttribute("page", CardView.of(card));
        model.addAttribute("care", CardCare.facts(card));
        model.addAttribute(
                "home",
                ServletUriComponentsBuilder.fromCurrentContextPath()
                        .path("/studies/{slug}")
                        .buildAndExpand(slug)
                        .toUriString());
        return "results/card";
    }

    /** A note that stays; nothing is deleted, and nothing is counted otherwise. */
    @PostMapping("/withdrawals")
    @PreAuthorize("hasRole('ADMIN')")
    String withdraw(
            @PathVariable String slug,
            @RequestParam(name = "model") String name,
            @RequestParam String reason,
            Principal who,
            Model model,
            HttpServletResponse response) {
        var problem = withdrawals.record(studies.get(slug), name, reason, who.getName());
        if (problem.isEmpty()) {
            return "redirect:/studies/" + studies.get(slug).slug() + "/card#changes";
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("problem", problem.get());
        model.addAttribute("reason", reason);
        return card(slug, who, model);
    }

    @GetMapping("/robustness")
    @PreAuthorize("@studyAccess.maySeeResults(#slug)")
    String robustness(@PathVariable String slug, @Nullable Principal who, Model model) {
        var study = look(slug, who, "robustness");
        model.addAttribute("study", study);
        model.addAttribute("page", RobustnessView.of(cards.of(study), cards.variations(study)));
        return "results/robustness";
    }

    @GetMapping(path = "/card.svg", produces = PlotShape.SVG)
    @PreAuthorize("@studyAccess.maySeeResults(#slug)")
    String picture(@PathVariable String slug, @Nullable Principal who, Model model, HttpServletRequest request) {
        return svg(slug, who, "card.svg", "results/card-picture", model, request);
    }

    @GetMapping(path = "/badge.svg", produces = PlotShape.SVG)
    @PreAuthorize("@studyAccess.maySeeResults(#slug)")
    String badge(
            @PathVariable String slug,
            @Nullable Principal who,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", EMBEDDABLE);
        return svg(slug, who, "badge.svg", "results/badge", model, request);
    }

    private String svg(
            String slug,
            @Nullable Principal who,
            String file,
            String template,
            Model model,
            HttpServletRequest request) {
        model.addAttribute("page", CardView.of(cards.of(look(slug, who, file))));
        request.setAttribute(View.SELECTED_CONTENT_TYPE, MediaType.valueOf(PlotShape.SVG));
        return template;
    }

    private Study look(String slug, @Nullable Principal who, String what) {
        var study = studies.registered(slug, "draft.results");
        events.look(study, who, what);
        return study;
    }
}

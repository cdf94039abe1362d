package dev.evenhand.quality;

import dev.evenhand.study.PlanReader;
import dev.evenhand.study.Studies;
import dev.evenhand.study.Study;
import dev.evenhand.study.StudyEvents;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The decision to leave a rater out, or to take one back in. */
@Controller
@RequestMapping("/studies/{slug}/quality/{rater}")
class DecisionPages {

    private final Studies studies;
    private final StudyEvents events;
    private final Exclusions exclusions;
    private final Comparing comparing;
    private final RaterDescription description;
    private final PlanReader plans;

    DecisionPages(
            Studies studies,
            StudyEvents events,
            Exclusions exclusions,
            Comparing comparing,
            RaterDescription description,
            PlanReader plans) {
        this.studies = studies;
        this.events = events;
        this.exclusions = exclusions;
        this.comparing = comparing;
        this.description = description;
        this.plans = plans;
    }

    /** What would move, before anything does. */
    @GetMapping("/decide")
    @PreAuthorize("hasRole('ADMIN')")
    @Transactional
    String decide(@PathVariable String slug, @PathVariable String rater, Principal who, Model model) {
        return decision(registered(slug), rater, "", "", who, model);
    }

    /** It shows the headline as it is and as it would be, also where a decision is refused: a look like any other. */
    private String decision(Study study, String rater, String rule, String reason, Principal who, Model model) {
        description.put(study, rater, model);
        events.look(study, who, "decision on a rater");
        var out = exclusions.current(study);
        boolean excluding = out.stream().noneMatch(each -> each.rater().equals(rater));
        model.addAttribute("excluding", excluding);
        model.addAttribute("refill", plans.stored(study.plan()).refill());
        model.addAttribute("rule", rule);
        model.addAttribute("reason", reason);
        model.addAttribute("planned", plannedRules(study));
        model.addAttribute("comparisons", comparing.ofDecision(study, out, rater, excluding));
        return "quality/decide";
    }

    private Map<String, Boolean> plannedRules(Study study) {
        var plan = plans.stored(study.plan());
        return Arrays.stream(Rule.values())
                .collect(Collectors.toMap(Rule::code, rule -> Rules.planned(plan, rule.code())));
    }

    @PostMapping("/exclude")
    @PreAuthorize("hasRole('ADMIN')")
    String exclude(
            @PathVariable String slug,
            @PathVariable String rater,
            @RequestParam(defaultValue = "") String rule,
            @RequestParam(defaultValue = "") String reason,
            Principal who,
            HttpServletResponse response,
            Model model) {
        var study = registered(slug);
        boolean known = rule.equals(Exclusions.OTHER)
                || Arrays.stream(Rule.values()).anyMatch(each -> each.code().equals(rule));
        boolean borneOut = known && exclusions.borneOut(study, rater, rule);
        if (!borneOut || Reason.unfit(reason)) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("wrongRule", !known);
            model.addAttribute("silentRule", known && !borneOut);
            model.addAttribute("wrongReason", Reason.unfit(reason));
            return decision(study, rater, rule, reason, who, model);
        }
        exclusions.exclude(study, rater, rule, reason, who.getName());
        return "redirect:/studies/" + slug + "/quality";
    }

    @PostMapping("/restore")
    @PreAuthorize("hasRole('ADMIN')")
    String restore(
            @PathVariable String slug,
            @PathVariable String rater,
            @RequestParam(defaultValue = "") String reason,
            Principal who,
            HttpServletResponse response,
            Model model) {
        var study = registered(slug);
        if (Reason.unfit(reason)) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("wrongReason", true);
            return decision(study, rater, "", reason, who, model);
        }
        exclusions.restore(study, rater, reason, who.getName());
        return "redirect:/studies/" + slug + "/quality";
    }

    private Study registered(String slug) {
        return studies.registered(slug, QualityPages.NOBODY_VOTED);
    }
}

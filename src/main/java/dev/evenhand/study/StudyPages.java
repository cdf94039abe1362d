package dev.evenhand.study;

import dev.evenhand.account.RecordWords;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;

/**
 * How a study is coming along, and the remedies for what is stuck. The dashboard asks all its questions on one connection:
 * while raters vote flat out, each connection is waited for.
 */
@Controller
class StudyPages {

    private static final int EVENTS_SHOWN = 12;

    private final Studies studies;
    private final StudyProgress progress;
    private final Dashboards dashboards;
    private final Stuck stuck;
    private final StudyEvents events;
    private final StudyAccess access;
    private final PlanReader plans;
    private final FlaggedRaters flagged;
    private final RecordWords words;

    StudyPages(
            Studies studies,
            StudyProgress progress,
            Dashboards dashboards,
            Stuck stuck,
            StudyEvents events,
            StudyAccess access,
            PlanReader plans,
            FlaggedRaters flagged,
            RecordWords words) {
        this.studies = studies;
        this.progress = progress;
        this.dashboards = dashboards;
        this.stuck = stuck;
        this.events = events;
        this.access = access;
        this.plans = plans;
        this.flagged = flagged;
        this.words = words;
    }

    @GetMapping("/studies/{slug}")
    @PreAuthorize("@studyAccess.mayRead(#slug)")
    @Transactional
    String show(@PathVariable String slug, Model model) {
        var study = studies.get(slug);
        if (!study.state().registered()) {
            return "redirect:/studies/" + slug + "/plan";
        }
        var plan = board(study, model);
        study.report()
                .map(plans::report)
                .ifPresent(report -> model.addAttribute(
                        "extent", PlanFact.extent(plan, report.tasks() - progress.setApart(study.id()))));
        model.addAttribute("recordWords", words);
        model.addAttribute("events", events.latest(study.id(), EVENTS_SHOWN));
        return "study/show";
    }

    /** The part of the page that moves, for a page that is open. */
    @GetMapping("/studies/{slug}/progress")
    @PreAuthorize("@studyAccess.mayRead(#slug)")
    @Transactional
    String progress(
            @PathVariable String slug,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean part,
            Model model) {
        if (!part) {
            return "redirect:/studies/" + slug;
        }
        board(studies.get(slug), model);
        return "study/progress :: live";
    }

    private Plan board(Study study, Model model) {
        var plan = plans.stored(study.plan());
        model.addAttribute("study", study);
        model.addAttribute("plan", plan);
        model.addAttribute("board", dashboards.of(study, plan));
        // Who is who among raters is an admin's business.
        model.addAttribute("flagged", access.isAdmin() ? flagged.of(study) : List.of());
        return plan;
    }

    @PostMapping("/studies/{slug}/comparisons/{comparison}/release")
    @PreAuthorize("hasRole('ADMIN')")
    String release(@PathVariable String slug, @PathVariable int comparison, Principal principal) {
        var study = studies.get(slug);
        if (progress.release(study.id(), comparison)) {
            events.record(study.id(), principal.getName(), "released", Map.of("comparison", comparison));
        }
        return "redirect:/studies/" + slug;
    }

    @PostMapping("/studies/{slug}/ballots/{ballot}/take-back")
    @PreAuthorize("hasRole('ADMIN')")
    String takeBack(@PathVariable String slug, @PathVariable UUID ballot, Principal principal) {
        var study = studies.get(slug);
        if (stuck.takeBack(study.id(), ballot)) {
            events.record(study.id(), principal.getName(), "ballot_taken_back", Map.of("ballot", ballot.toString()));
        }
        return "redirect:/studies/" + slug;
    }
}

package dev.evenhand.study;

import java.security.Principal;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** A study's steps from opening to the end, as an admin takes them. */
@Controller
class StudyLifePages {

    private final Studies studies;
    private final StudyLife life;
    private final Dashboards dashboards;
    private final PlanReader plans;

    StudyLifePages(Studies studies, StudyLife life, Dashboards dashboards, PlanReader plans) {
        this.studies = studies;
        this.life = life;
        this.dashboards = dashboards;
        this.plans = plans;
    }

    @PostMapping("/studies/{slug}/open")
    @PreAuthorize("hasRole('ADMIN')")
    String open(@PathVariable String slug, Principal principal) {
        life.open(slug, principal.getName());
        return "redirect:/studies/" + slug;
    }

    @PostMapping("/studies/{slug}/pause")
    @PreAuthorize("hasRole('ADMIN')")
    String pause(@PathVariable String slug, Principal principal) {
        life.pause(slug, principal.getName());
        return "redirect:/studies/" + slug;
    }

    /** Closing cannot be undone, so it is asked for twice. */
    @GetMapping("/studies/{slug}/close")
    @PreAuthorize("hasRole('ADMIN')")
    String mayClose(@PathVariable String slug, Model model) {
        var study = studies.get(slug);
        model.addAttribute("study", study);
        model.addAttribute("board", dashboards.of(study, plans.stored(study.plan())));
        return "study/close";
    }

    @PostMapping("/studies/{slug}/close")
    @PreAuthorize("hasRole('ADMIN')")
    String close(@PathVariable String slug, Principal principal) {
        life.close(slug, principal.getName());
        return "redirect:/studies/" + slug + "/results";
    }

    @PostMapping("/studies/{slug}/publish")
    @PreAuthorize("hasRole('ADMIN')")
    String publish(@PathVariable String slug, Principal principal) {
        life.publish(slug, principal.getName());
        return "redirect:/studies/" + slug + "/results";
    }

    @PostMapping("/studies/{slug}/discard")
    @PreAuthorize("hasRole('ADMIN')")
    String discard(@PathVariable String slug) {
        life.discard(slug);
        return "redirect:/studies";
    }
}

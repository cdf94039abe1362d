package dev.evenhand.study;

import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where a plan is frozen: at once, or with a page that shows how far a large study has come. */
@Controller
@PreAuthorize("hasRole('ADMIN')")
class RegistrationPages {

    private static final String REFRESH_SECONDS = "2";

    private final Studies studies;
    private final Registrar registrar;
    private final Registrations registrations;
    private final Drafts drafts;
    private final StudyPlanPages pages;

    RegistrationPages(
            Studies studies, Registrar registrar, Registrations registrations, Drafts drafts, StudyPlanPages pages) {
        this.studies = studies;
        this.registrar = registrar;
        this.registrations = registrations;
        this.drafts = drafts;
        this.pages = pages;
    }

    /** Freezes what was read, and nothing that somebody else has saved since. */
    @PostMapping("/studies/{slug}/register")
    String register(
            @PathVariable String slug,
            @RequestParam int edition,
            Principal principal,
            RedirectAttributes flash,
            Model model,
            HttpServletResponse response) {
        try {
            if (!registrar.register(slug, edition, principal.getName())) {
                return "redirect:/studies/" + slug + "/registration";
            }
        } catch (InvalidPlan e) {
            StudyEvents.refused();
            flash.addFlashAttribute("problems", e.problems());
            return "redirect:/studies/" + slug + "/plan";
        } catch (EditedMeanwhile e) {
            response.setStatus(HttpStatus.CONFLICT.value());
            model.addAttribute("since", drafts.since(studies.get(slug), edition));
            model.addAttribute("fieldLabels", Labels.FIELDS);
            return pages.plan(slug, model);
        }
        return "redirect:/studies/" + slug;
    }

    /** Asks again by itself; leads to the study when it is registered, and back to the plan when it is not. */
    @GetMapping("/studies/{slug}/registration")
    String show(@PathVariable String slug, Model model, HttpServletResponse response) {
        var study = studies.get(slug);
        var now = registrations.of(study.id());
        if (now.filter(Registering::underWay).isEmpty()) {
            return "redirect:/studies/" + slug;
        }
        response.setHeader("Refresh", REFRESH_SECONDS);
        model.addAttribute("study", study);
        model.addAttribute("registering", now.orElseThrow());
        return "study/registration";
    }
}

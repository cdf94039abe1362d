package dev.evenhand.study;

import java.security.Principal;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Changes the guide of a running study, which raters then read anew. */
@Controller
class GuidePages {

    private final Guides guides;

    GuidePages(Guides guides) {
        this.guides = guides;
    }

    @PostMapping("/studies/{slug}/guide")
    @PreAuthorize("hasRole('ADMIN')")
    String amend(
            @PathVariable String slug,
            @RequestParam String instructions,
            @RequestParam String reason,
            Principal principal,
            RedirectAttributes flash) {
        try {
            guides.amend(slug, instructions, reason, principal.getName());
        } catch (InvalidPlan e) {
            flash.addFlashAttribute("guideProblems", e.problems());
            flash.addFlashAttribute("guideText", instructions);
            flash.addFlashAttribute("guideReason", reason);
        }
        return "redirect:/studies/" + slug + "/plan#guide";
    }
}

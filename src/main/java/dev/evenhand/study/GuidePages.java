package dev.evenhand.study;

import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Changes the guide of a running study, which raters then read anew. */
@Controller
class GuidePages {

    private final Guides guides;
    private final StudyPlanPages pages;

    GuidePages(Guides guides, StudyPlanPages pages) {
        this.guides = guides;
        this.pages = pages;
    }

    @PostMapping("/studies/{slug}/guide")
    @PreAuthorize("hasRole('ADMIN')")
    String amend(
            @PathVariable String slug,
            @RequestParam String instructions,
            @RequestParam String reason,
            Principal principal,
            Model model,
            HttpServletResponse response) {
        try {
            guides.amend(slug, instructions, reason, principal.getName());
            return "redirect:/studies/" + slug + "/plan#guide";
        } catch (InvalidPlan e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("guideProblems", e.problems());
            model.addAttribute("guideText", instructions);
            model.addAttribute("guideReason", reason);
            return pages.plan(slug, model);
        }
    }
}

package dev.evenhand.panel;

import dev.evenhand.study.Studies;
import dev.evenhand.study.Study;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Erases a person from a study, once it was read what goes and what stays. */
@Controller
@RequestMapping("/studies/{slug}/raters/{rater}/erase")
@PreAuthorize("hasRole('ADMIN')")
class ErasurePages {

    private final Studies studies;
    private final RaterErasure erasure;

    ErasurePages(Studies studies, RaterErasure erasure) {
        this.studies = studies;
        this.erasure = erasure;
    }

    @GetMapping
    String preview(@PathVariable String slug, @PathVariable String rater, Model model) {
        return preview(studies.get(slug), rater, model);
    }

    private String preview(Study study, String rater, Model model) {
        model.addAttribute("study", study);
        model.addAttribute("person", erasure.preview(study, rater));
        return "panel/erase";
    }

    /** The pseudonym is typed, because nothing brings back what is erased. */
    @PostMapping
    String erase(
            @PathVariable String slug,
            @PathVariable String rater,
            @RequestParam(defaultValue = "") String typed,
            Principal who,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        var study = studies.get(slug);
        if (!typed.strip().equals(rater)) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("typed", typed);
            return preview(study, rater, model);
        }
        flash.addFlashAttribute("erased", erasure.erase(study, rater, who.getName()));
        return "redirect:/studies/" + study.slug() + "/raters#raters";
    }
}

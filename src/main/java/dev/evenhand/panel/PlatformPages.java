package dev.evenhand.panel;

import dev.evenhand.study.Studies;
import dev.evenhand.study.Study;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The outside platform of a study: how its raters arrive, who they are there, and how they get back. */
@Controller
@RequestMapping("/studies/{slug}/raters")
@PreAuthorize("hasRole('ADMIN')")
class PlatformPages {

    private static final int PAGE = 100;

    private final Studies studies;
    private final Platforms platforms;
    private final OutsideIds outsideIds;
    private final Statuses statuses;

    PlatformPages(Studies studies, Platforms platforms, OutsideIds outsideIds, Statuses statuses) {
        this.studies = studies;
        this.platforms = platforms;
        this.outsideIds = outsideIds;
        this.statuses = statuses;
    }

    @GetMapping("/platform")
    String show(@PathVariable String slug, Model model) {
        var study = studies.get(slug);
        model.addAttribute(
                "form", platforms.of(study.id()).map(PlatformForm::of).orElseGet(PlatformForm::empty));
        return page(study, model);
    }

    private String page(Study study, Model model) {
        model.addAttribute("study", study);
        model.addAttribute("platform", platforms.of(study.id()).orElse(null));
        model.addAttribute("people", outsideIds.count(study));
        return "panel/platform";
    }

    @PostMapping("/platform")
    String save(
            @PathVariable String slug,
            @ModelAttribute("form") PlatformForm form,
            BindingResult problems,
            Model model,
            Principal principal,
            RedirectAttributes flash,
            HttpServletResponse response) {
        var study = studies.get(slug);
        form.check(problems);
        if (problems.hasErrors()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(study, model);
        }
        platforms.save(study, form.platform(), principal.getName());
        flash.addFlashAttribute("saved", true);
        return "redirect:/studies/" + slug + "/raters/platform";
    }

    @PostMapping("/statuses")
    String statuses(
            @PathVariable String slug,
            @RequestParam String statuses,
            Model model,
            Principal principal,
            RedirectAttributes flash,
            HttpServletResponse response) {
        var study = studies.get(slug);
        var result = this.statuses.take(study, statuses, principal.getName());
        if (!result.problems().isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("statuses", statuses);
            model.addAttribute("statusProblems", result.problems());
            return show(slug, model);
        }
        flash.addFlashAttribute("taken", result);
        return "redirect:/studies/" + slug + "/raters/platform#statuses";
    }

    /** The one page on which pseudonyms and outside ids stand side by side. */
    @GetMapping("/outside")
    String people(@PathVariable String slug, @RequestParam(defaultValue = "1") int page, Model model) {
        var study = studies.get(slug);
        int number = Math.max(1, Math.min(page, 1_000_000));
        model.addAttribute("study", study);
        model.addAttribute("page", number);
        model.addAttribute("size", PAGE);
        model.addAttribute("total", outsideIds.count(study));
        model.addAttribute("people", outsideIds.list(study, PAGE, (number - 1L) * PAGE));
        return "panel/outside";
    }

    /** Forgets who somebody is there, and nothing else: who takes part goes on. */
    @PostMapping("/outside/{rater}/forget")
    String forget(@PathVariable String slug, @PathVariable String rater, Principal principal) {
        outsideIds.erase(studies.get(slug), rater, principal.getName());
        return "redirect:/studies/" + slug + "/raters/outside";
    }
}

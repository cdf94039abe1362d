package dev.evenhand.panel;

import dev.evenhand.study.Studies;
import dev.evenhand.study.Study;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.time.Clock;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Makes links and takes them back. Links are in the answer and nowhere else: only their hashes are kept. */
@Controller
@RequestMapping("/studies/{slug}")
@PreAuthorize("hasRole('ADMIN')")
class InvitePages {

    private final Studies studies;
    private final Invitations invitations;
    private final OpenLinks links;
    private final Platforms platforms;
    private final RaterPages raterPages;
    private final Clock clock;

    InvitePages(
            Studies studies,
            Invitations invitations,
            OpenLinks links,
            Platforms platforms,
            RaterPages raterPages,
            Clock clock) {
        this.studies = studies;
        this.invitations = invitations;
        this.links = links;
        this.platforms = platforms;
        this.raterPages = raterPages;
        this.clock = clock;
    }

    @PostMapping("/invitations")
    String invite(
            @PathVariable String slug,
            @ModelAttribute("form") InviteForm form,
            BindingResult problems,
            Model model,
            Principal principal,
            HttpServletResponse response) {
        var study = studies.get(slug);
        form.check(problems, clock);
        var platform = platforms.of(study.id());
        if (form.forPlatform() && platform.isEmpty()) {
            problems.rejectValue("platform", "platform", "Set up the outside platform first.");
        }
        if (problems.hasErrors()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return raterPages.show(study, new RaterList.Search("", "", ""), 1, model);
        }
        if (form.open()) {
            model.addAttribute("places", form.link().places());
            model.addAttribute(
                    "query", form.forPlatform() ? platform.map(Platform::query).orElse("") : "");
            return made(study, List.of(invitations.open(study, form.link(), principal.getName())), model);
        }
        return made(study, invitations.personal(study, form.guests(), form.until(), principal.getName()), model);
    }

    /** A link that was lost: a new one for the same rater, and the old one lets nobody in any more. */
    @PostMapping("/raters/{rater}/link")
    String again(@PathVariable String slug, @PathVariable String rater, Model model, Principal principal) {
        var study = studies.get(slug);
        return made(study, List.of(invitations.again(study, rater, principal.getName())), model);
    }

    @PostMapping("/links/{link}/revoke")
    String revoke(@PathVariable String slug, @PathVariable long link, Principal principal) {
        links.revoke(studies.get(slug), link, principal.getName());
        return "redirect:/studies/" + slug + "/raters#links";
    }

    private String made(Study study, List<Invitations.Invitation> made, Model model) {
        model.addAttribute("study", study);
        model.addAttribute(
                "base", ServletUriComponentsBuilder.fromCurrentContextPath().toUriString());
        model.addAttribute("invitations", made);
        return "panel/invited";
    }
}

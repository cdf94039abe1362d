package dev.evenhand.panel;

import dev.evenhand.study.Studies;
import java.security.Principal;
import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** A study's raters: who they are by pseudonym, what they did, and how more are invited. */
@Controller
class RaterPages {

    private static final int MOST_LISTED = 1_000;
    private static final int MOST_INVITED = 10_000;
    private static final int MOST_PLACES = 100_000;

    private final Studies studies;
    private final Raters raters;
    private final Invitations invitations;

    RaterPages(Studies studies, Raters raters, Invitations invitations) {
        this.studies = studies;
        this.raters = raters;
        this.invitations = invitations;
    }

    @GetMapping("/studies/{slug}/raters")
    @PreAuthorize("@studyAccess.mayRead(#slug)")
    String list(@PathVariable String slug, Model model) {
        var study = studies.get(slug);
        model.addAttribute("study", study);
        model.addAttribute("raters", raters.list(study, MOST_LISTED));
        return "panel/raters";
    }

    /** The links are in this answer and nowhere else: only their hashes are kept. */
    @PostMapping("/studies/{slug}/invitations")
    @PreAuthorize("hasRole('ADMIN')")
    String invite(
            @PathVariable String slug,
            @RequestParam(defaultValue = "0") int count,
            @RequestParam(defaultValue = "0") int places,
            Model model,
            Principal principal) {
        var study = studies.get(slug);
        model.addAttribute("study", study);
        model.addAttribute(
                "base", ServletUriComponentsBuilder.fromCurrentContextPath().toUriString());
        if (places > 0) {
            var open = invitations.open(study, Math.min(places, MOST_PLACES), principal.getName());
            model.addAttribute("invitations", List.of(open));
            model.addAttribute("places", places);
        } else {
            int wanted = Math.max(1, Math.min(count, MOST_INVITED));
            model.addAttribute("invitations", invitations.personal(study, wanted, principal.getName()));
        }
        return "panel/invited";
    }

    @PostMapping("/studies/{slug}/raters/{rater}/revoke")
    @PreAuthorize("hasRole('ADMIN')")
    String revoke(@PathVariable String slug, @PathVariable String rater, Principal principal) {
        raters.revoke(studies.get(slug), rater, principal.getName());
        return "redirect:/studies/" + slug + "/raters";
    }
}

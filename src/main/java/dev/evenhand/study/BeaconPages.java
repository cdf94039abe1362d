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

/** Where an admin enters what the plan's beacon announced. */
@Controller
class BeaconPages {

    private final Beacons beacons;
    private final StudyPages pages;

    BeaconPages(Beacons beacons, StudyPages pages) {
        this.beacons = beacons;
        this.pages = pages;
    }

    @PostMapping("/studies/{slug}/beacon")
    @PreAuthorize("hasRole('ADMIN')")
    String enter(
            @PathVariable String slug,
            @RequestParam String value,
            Principal principal,
            Model model,
            HttpServletResponse response) {
        try {
            beacons.enter(slug, value, principal.getName());
            return "redirect:/studies/" + slug;
        } catch (InvalidPlan e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("beaconProblems", e.problems());
            model.addAttribute("beaconValue", value);
            return pages.show(slug, model);
        }
    }
}

package dev.evenhand.quality;

import dev.evenhand.study.Studies;
import dev.evenhand.study.Study;
import dev.evenhand.study.StudyEvents;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One rater, vote by vote; who was looked at can be kept, and looked at again. */
@Controller
@RequestMapping("/studies/{slug}/quality/{rater}")
class RaterQualityPages {

    private static final int MOST_LINES = 500;

    private final Studies studies;
    private final StudyEvents events;
    private final Audits audits;
    private final Exclusions exclusions;
    private final KeptFlags kept;
    private final AttentionChecks attention;
    private final RaterDescription description;
    private final RaterHistory raters;

    RaterQualityPages(
            Studies studies,
            StudyEvents events,
            Audits audits,
            Exclusions exclusions,
            KeptFlags kept,
            AttentionChecks attention,
            RaterDescription description,
            RaterHistory raters) {
        this.studies = studies;
        this.events = events;
        this.audits = audits;
        this.exclusions = exclusions;
        this.kept = kept;
        this.attention = attention;
        this.description = description;
        this.raters = raters;
    }

    @GetMapping
    @PreAuthorize("hasRole('ADMIN')")
    @Transactional
    String rater(@PathVariable String slug, @PathVariable String rater, Principal who, Model model) {
        var study = studies.registered(slug, QualityPages.NOBODY_VOTED);
        return rater(study, rater, who, model);
    }

    private String rater(Study study, String rater, Principal who, Model model) {
        var found = description.put(study, rater, model);
        events.look(study, who, "quality of a rater");
        var out = exclusions.current(study);
        model.addAttribute("out", out.stream().anyMatch(each -> each.rater().equals(rater)));
        QualityLine.of(found, out, exclusions.settled(study)).forEach(line -> model.addAttribute("line", line));
        model.addAttribute("attention", attention.of(study, rater).orElse(null));
        model.addAttribute("kept", kept.of(study).getOrDefault(rater, Set.of()));
        model.addAttribute("decisions", exclusions.decisions(study, rater));
        model.addAttribute("votes", raters.votes(study, rater, MOST_LINES));
        model.addAttribute("paths", paths(study, rater));
        return "quality/rater";
    }

    private List<EvidencePath> paths(Study study, String rater) {
        return Arrays.stream(Rule.values())
                .map(rule -> Map.entry(rule, audits.history(study, rater, rule)))
                .filter(path -> path.getValue().size() > 1)
                .map(path -> EvidencePath.of(
                        "Evidence that this rater " + path.getKey().words(), path.getValue()))
                .toList();
    }

    /** What the rules say is known, and the votes stay: the rater needs no look until there is more. */
    @PostMapping("/keep")
    @PreAuthorize("hasRole('ADMIN')")
    String keep(
            @PathVariable String slug,
            @PathVariable String rater,
            @RequestParam(defaultValue = "") String reason,
            Principal who,
            HttpServletResponse response,
            Model model) {
        return settled(slug, rater, reason, who, response, model, study -> {
            kept.keep(study, rater, reason, who.getName());
            return "";
        });
    }

    @PostMapping("/reopen")
    @PreAuthorize("hasRole('ADMIN')")
    String reopen(
            @PathVariable String slug,
            @PathVariable String rater,
            @RequestParam(defaultValue = "") String reason,
            Principal who,
            HttpServletResponse response,
            Model model) {
        return settled(slug, rater, reason, who, response, model, study -> {
            kept.reopen(study, rater, reason, who.getName());
            return "/" + rater;
        });
    }

    /** @param change does it, and says which page of the study's quality comes after it */
    private String settled(
            String slug,
            String rater,
            String reason,
            Principal who,
            HttpServletResponse response,
            Model model,
            Function<Study, String> change) {
        var study = studies.registered(slug, QualityPages.NOBODY_VOTED);
        if (Reason.unfit(reason)) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("wrongReason", true);
            model.addAttribute("reason", reason);
            return rater(study, rater, who, model);
        }
        return "redirect:/studies/" + slug + "/quality" + change.apply(study);
    }
}

package dev.evenhand.quality;

import dev.evenhand.study.PlanReader;
import dev.evenhand.study.Studies;
import dev.evenhand.study.StudyEvents;
import java.security.Principal;
import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** All raters of a study by what their votes say of them. */
@Controller
@RequestMapping("/studies/{slug}/quality")
class QualityPages {

    /** What a draft is refused with, by all pages about raters. */
    static final String NOBODY_VOTED = "draft.votes";

    private final Studies studies;
    private final StudyEvents events;
    private final Audits audits;
    private final Exclusions exclusions;
    private final AttentionChecks attention;
    private final Comparing comparing;
    private final PlanReader plans;

    QualityPages(
            Studies studies,
            StudyEvents events,
            Audits audits,
            Exclusions exclusions,
            AttentionChecks attention,
            Comparing comparing,
            PlanReader plans) {
        this.studies = studies;
        this.events = events;
        this.audits = audits;
        this.exclusions = exclusions;
        this.attention = attention;
        this.comparing = comparing;
        this.plans = plans;
    }

    @GetMapping
    @PreAuthorize("hasRole('ADMIN')")
    @Transactional
    String quality(@PathVariable String slug, Principal who, Model model) {
        var study = studies.registered(slug, NOBODY_VOTED);
        events.look(study, who, "quality");
        var out = exclusions.current(study);
        model.addAttribute("study", study);
        model.addAttribute("plan", plans.stored(study.plan()));
        model.addAttribute("rules", Rule.values());
        model.addAttribute("excluded", out);
        model.addAttribute("inattentive", attention.proposed(study));
        long votes = audits.countVotes(study.id());
        model.addAttribute("unasked", GrownStudies.MOST_VOTES);
        model.addAttribute("stopped", votes > GrownStudies.MOST_VOTES);
        audits.latest(study).ifPresent(audit -> {
            model.addAttribute("audit", audit);
            model.addAttribute("waiting", votes - audit.votes());
            model.addAttribute("lines", QualityLine.of(audits.findings(study, audit), out, exclusions.settled(study)));
        });
        model.addAttribute("comparisons", out.isEmpty() ? List.of() : comparing.ofExclusions(study, out));
        return "quality/quality";
    }

    /** Looks now, instead of when the votes have grown enough. */
    @PostMapping
    @PreAuthorize("hasRole('ADMIN')")
    String audit(@PathVariable String slug) {
        audits.audit(studies.registered(slug, NOBODY_VOTED));
        return "redirect:/studies/" + slug + "/quality";
    }
}

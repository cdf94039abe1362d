package dev.evenhand.quality;

import dev.evenhand.study.PlanReader;
import dev.evenhand.study.State;
import dev.evenhand.study.Studies;
import dev.evenhand.study.Study;
import dev.evenhand.study.StudyEvents;
import dev.evenhand.study.WrongState;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A study's raters by what their votes say of them, and the decisions to leave some out. */
@Controller
@RequestMapping("/studies/{slug}/quality")
class QualityPages {

    private static final int MOST_LINES = 500;
    private static final int LONGEST_REASON = 2000;
    private static final int UNPROCESSABLE = 422;

    private final Studies studies;
    private final StudyEvents events;
    private final Audits audits;
    private final Exclusions exclusions;
    private final KeptFlags kept;
    private final Comparing comparing;
    private final RaterHistory raters;
    private final PlanReader plans;

    QualityPages(
            Studies studies,
            StudyEvents events,
            Audits audits,
            Exclusions exclusions,
            KeptFlags kept,
            Comparing comparing,
            RaterHistory raters,
            PlanReader plans) {
        this.studies = studies;
        this.events = events;
        this.audits = audits;
        this.exclusions = exclusions;
        this.kept = kept;
        this.comparing = comparing;
        this.raters = raters;
        this.plans = plans;
    }

    @GetMapping
    @PreAuthorize("hasRole('ADMIN')")
    @Transactional
    String quality(@PathVariable String slug, Principal who, Model model) {
        var study = registered(slug);
        events.look(study, who, "quality");
        var out = exclusions.current(study);
        model.addAttribute("study", study);
        model.addAttribute("plan", plans.stored(study.plan()));
        model.addAttribute("rules", Rule.values());
        model.addAttribute("excluded", out);
        audits.latest(study).ifPresent(audit -> {
            model.addAttribute("audit", audit);
            model.addAttribute("waiting", audits.countVotes(study.id()) - audit.votes());
            model.addAttribute("lines", QualityLine.of(audits.findings(study, audit), out, exclusions.settled(study)));
        });
        model.addAttribute("comparisons", out.isEmpty() ? List.of() : comparing.ofExclusions(study, out));
        return "quality/quality";
    }

    /** Looks now, instead of when the votes have grown enough. */
    @PostMapping
    @PreAuthorize("hasRole('ADMIN')")
    String audit(@PathVariable String slug) {
        audits.audit(registered(slug));
        return "redirect:/studies/" + slug + "/quality";
    }

    @GetMapping("/{rater}")
    @PreAuthorize("hasRole('ADMIN')")
    @Transactional
    String rater(@PathVariable String slug, @PathVariable String rater, Principal who, Model model) {
        var study = registered(slug);
        events.look(study, who, "quality of a rater");
        return rater(study, rater, model);
    }

    private String rater(Study study, String rater, Model model) {
        var found = describe(study, rater, model);
        var out = exclusions.current(study);
        model.addAttribute("out", out.stream().anyMatch(each -> each.rater().equals(rater)));
        QualityLine.of(found, out, exclusions.settled(study)).forEach(line -> model.addAttribute("line", line));
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

    /** What would move, before anything does. */
    @GetMapping("/{rater}/decide")
    @PreAuthorize("hasRole('ADMIN')")
    @Transactional
    String decide(@PathVariable String slug, @PathVariable String rater, Model model) {
        return decision(registered(slug), rater, "", "", model);
    }

    private String decision(Study study, String rater, String rule, String reason, Model model) {
        describe(study, rater, model);
        var out = exclusions.current(study);
        boolean excluding = out.stream().noneMatch(each -> each.rater().equals(rater));
        model.addAttribute("excluding", excluding);
        model.addAttribute("refill", plans.stored(study.plan()).refill());
        model.addAttribute("rule", rule);
        model.addAttribute("reason", reason);
        model.addAttribute("planned", plannedRules(study));
        model.addAttribute("comparisons", comparing.ofDecision(study, out, rater, excluding));
        return "quality/decide";
    }

    private Map<String, Boolean> plannedRules(Study study) {
        var plan = plans.stored(study.plan());
        return Arrays.stream(Rule.values())
                .collect(Collectors.toMap(Rule::code, rule -> Rules.planned(plan, rule.code())));
    }

    @PostMapping("/{rater}/exclude")
    @PreAuthorize("hasRole('ADMIN')")
    String exclude(
            @PathVariable String slug,
            @PathVariable String rater,
            @RequestParam(defaultValue = "") String rule,
            @RequestParam(defaultValue = "") String reason,
            Principal who,
            HttpServletResponse response,
            Model model) {
        var study = registered(slug);
        boolean known = rule.equals(Exclusions.OTHER)
                || Arrays.stream(Rule.values()).anyMatch(each -> each.code().equals(rule));
        boolean borneOut = known && exclusions.borneOut(study, rater, rule);
        if (!borneOut || missing(reason)) {
            response.setStatus(UNPROCESSABLE);
            model.addAttribute("wrongRule", !known);
            model.addAttribute("silentRule", known && !borneOut);
            model.addAttribute("wrongReason", missing(reason));
            return decision(study, rater, rule, reason, model);
        }
        exclusions.exclude(study, rater, rule, reason, who.getName());
        return "redirect:/studies/" + slug + "/quality";
    }

    @PostMapping("/{rater}/restore")
    @PreAuthorize("hasRole('ADMIN')")
    String restore(
            @PathVariable String slug,
            @PathVariable String rater,
            @RequestParam(defaultValue = "") String reason,
            Principal who,
            HttpServletResponse response,
            Model model) {
        var study = registered(slug);
        if (missing(reason)) {
            response.setStatus(UNPROCESSABLE);
            model.addAttribute("wrongReason", true);
            return decision(study, rater, "", reason, model);
        }
        exclusions.restore(study, rater, reason, who.getName());
        return "redirect:/studies/" + slug + "/quality";
    }

    /** What the rules say is known, and the votes stay: the rater needs no look until there is more. */
    @PostMapping("/{rater}/keep")
    @PreAuthorize("hasRole('ADMIN')")
    String keep(
            @PathVariable String slug,
            @PathVariable String rater,
            @RequestParam(defaultValue = "") String reason,
            Principal who,
            HttpServletResponse response,
            Model model) {
        return settled(slug, rater, reason, response, model, study -> {
            kept.keep(study, rater, reason, who.getName());
            return "";
        });
    }

    @PostMapping("/{rater}/reopen")
    @PreAuthorize("hasRole('ADMIN')")
    String reopen(
            @PathVariable String slug,
            @PathVariable String rater,
            @RequestParam(defaultValue = "") String reason,
            Principal who,
            HttpServletResponse response,
            Model model) {
        return settled(slug, rater, reason, response, model, study -> {
            kept.reopen(study, rater, reason, who.getName());
            return "/" + rater;
        });
    }

    /** @param change does it, and says which page of the study's quality comes after it */
    private String settled(
            String slug,
            String rater,
            String reason,
            HttpServletResponse response,
            Model model,
            Function<Study, String> change) {
        var study = registered(slug);
        if (missing(reason)) {
            response.setStatus(UNPROCESSABLE);
            model.addAttribute("wrongReason", true);
            model.addAttribute("reason", reason);
            return rater(study, rater, model);
        }
        return "redirect:/studies/" + slug + "/quality" + change.apply(study);
    }

    private static boolean missing(String reason) {
        return reason.isBlank() || reason.length() > LONGEST_REASON;
    }

    private List<Finding> describe(Study study, String rater, Model model) {
        model.addAttribute("study", study);
        model.addAttribute("rater", raters.summary(study, rater).orElseThrow(NoSuchRater::new));
        model.addAttribute("rules", Rule.values());
        var found = audits.latest(study).map(audit -> audits.findings(study, audit)).orElse(List.of()).stream()
                .filter(each -> each.rater().equals(rater))
                .toList();
        model.addAttribute("findings", found);
        return found;
    }

    private Study registered(String slug) {
        var study = studies.get(slug);
        if (!study.state().registered() || study.state() == State.DRAFT) {
            throw new WrongState("draft.votes");
        }
        return study;
    }
}

package dev.evenhand.study;

import dev.evenhand.account.RecordWords;
import dev.evenhand.pool.Message;
import dev.evenhand.pool.Rendering;
import java.security.Principal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * A study from its first draft to its end, as its admins and researchers see it. The dashboard asks all its questions on one
 * connection: while raters vote flat out, each connection is waited for.
 */
@Controller
class StudyPages {

    private static final int MOST_LISTED = 500;

    private final Studies studies;
    private final StudyLife life;
    private final Registrations registrations;
    private final StudyProgress progress;
    private final Dashboards dashboards;
    private final Stuck stuck;
    private final StudyEvents events;
    private final StudyMembers members;
    private final StudyAccess access;
    private final PlanReader plans;
    private final Guides guides;
    private final Rendering rendering;
    private final FlaggedRaters flagged;
    private final RecordWords words;

    StudyPages(
            Studies studies,
            StudyLife life,
            Registrations registrations,
            StudyProgress progress,
            Dashboards dashboards,
            Stuck stuck,
            StudyEvents events,
            StudyMembers members,
            StudyAccess access,
            PlanReader plans,
            Guides guides,
            Rendering rendering,
            FlaggedRaters flagged,
            RecordWords words) {
        this.words = words;
        this.flagged = flagged;
        this.studies = studies;
        this.life = life;
        this.registrations = registrations;
        this.progress = progress;
        this.dashboards = dashboards;
        this.stuck = stuck;
        this.events = events;
        this.members = members;
        this.access = access;
        this.plans = plans;
        this.guides = guides;
        this.rendering = rendering;
    }

    /** A study with how far it has come. */
    record Row(Study study, StudyProgress.Progress progress) {}

    @GetMapping("/studies")
    @PreAuthorize("isAuthenticated()")
    String list(@RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "") String state, Model model) {
        var wanted = q.strip().toLowerCase(Locale.ROOT);
        var readable = studies.findAllByOrderByCreatedAtDesc(Limit.of(MOST_LISTED)).stream()
                .filter(access::isReader)
                .toList();
        var rows = readable.stream()
                .filter(study -> study.name().toLowerCase(Locale.ROOT).contains(wanted)
                        || study.slug().contains(wanted))
                .filter(study -> state.isEmpty() || study.state().code().equals(state))
                .map(study -> new Row(study, progress.of(study.id())))
                .toList();
        model.addAttribute("rows", rows);
        model.addAttribute("none", readable.isEmpty());
        model.addAttribute("q", q);
        model.addAttribute("state", state);
        model.addAttribute("states", State.values());
        return "study/list";
    }

    @GetMapping("/studies/{slug}")
    @PreAuthorize("@studyAccess.mayRead(#slug)")
    @Transactional
    String show(@PathVariable String slug, Model model) {
        var study = studies.get(slug);
        if (!study.state().registered()) {
            return "redirect:/studies/" + slug + "/plan";
        }
        var plan = board(study, model);
        study.report()
                .map(plans::report)
                .ifPresent(report -> model.addAttribute(
                        "extent", PlanFact.extent(plan, report.tasks() - progress.setApart(study.id()))));
        model.addAttribute("recordWords", words);
        model.addAttribute("events", events.latest(study.id(), 12));
        return "study/show";
    }

    /** The part of the page that moves, for a page that is open. */
    @GetMapping("/studies/{slug}/progress")
    @PreAuthorize("@studyAccess.mayRead(#slug)")
    @Transactional
    String progress(
            @PathVariable String slug,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean part,
            Model model) {
        if (!part) {
            return "redirect:/studies/" + slug;
        }
        board(studies.get(slug), model);
        return "study/progress :: live";
    }

    private Plan board(Study study, Model model) {
        var plan = plans.stored(study.plan());
        model.addAttribute("study", study);
        model.addAttribute("plan", plan);
        model.addAttribute("board", dashboards.of(study, plan));
        // Who is who among raters is an admin's business.
        model.addAttribute("flagged", access.isAdmin() ? flagged.of(study) : List.of());
        return plan;
    }

    @GetMapping("/studies/{slug}/plan")
    @PreAuthorize("@studyAccess.mayRead(#slug)")
    String plan(@PathVariable String slug, Model model) {
        var study = studies.get(slug);
        var plan = plans.stored(study.plan());
        model.addAttribute("study", study);
        model.addAttribute("plan", plan);
        model.addAttribute("facts", PlanFact.of(plan));
        model.addAttribute("json", plans.pretty(plan));
        model.addAttribute("report", study.report().map(plans::report).orElse(null));
        if (!study.state().registered()) {
            model.addAttribute("unkept", PlanRules.promisesNotKept(plan));
            registrations.of(study.id()).ifPresent(now -> model.addAttribute("registering", now));
        }
        var guide = guides.current(study.id(), plan);
        model.addAttribute("guideVersion", guide);
        model.addAttribute("guide", rendering.html(List.of(new Message("system", guide.instructions()))));
        model.addAttribute("members", members.of(study.id()));
        model.addAttribute("others", members.others(study.id()));
        return "study/plan";
    }

    @PostMapping("/studies/{slug}/open")
    @PreAuthorize("hasRole('ADMIN')")
    String open(@PathVariable String slug, Principal principal) {
        life.open(slug, principal.getName());
        return "redirect:/studies/" + slug;
    }

    @PostMapping("/studies/{slug}/pause")
    @PreAuthorize("hasRole('ADMIN')")
    String pause(@PathVariable String slug, Principal principal) {
        life.pause(slug, principal.getName());
        return "redirect:/studies/" + slug;
    }

    /** Closing cannot be undone, so it is asked for twice. */
    @GetMapping("/studies/{slug}/close")
    @PreAuthorize("hasRole('ADMIN')")
    String mayClose(@PathVariable String slug, Model model) {
        var study = studies.get(slug);
        model.addAttribute("study", study);
        board(study, model);
        return "study/close";
    }

    @PostMapping("/studies/{slug}/close")
    @PreAuthorize("hasRole('ADMIN')")
    String close(@PathVariable String slug, Principal principal) {
        life.close(slug, principal.getName());
        return "redirect:/studies/" + slug + "/results";
    }

    @PostMapping("/studies/{slug}/publish")
    @PreAuthorize("hasRole('ADMIN')")
    String publish(@PathVariable String slug, Principal principal) {
        life.publish(slug, principal.getName());
        return "redirect:/studies/" + slug + "/results";
    }

    @PostMapping("/studies/{slug}/discard")
    @PreAuthorize("hasRole('ADMIN')")
    String discard(@PathVariable String slug) {
        life.discard(slug);
        return "redirect:/studies";
    }

    @PostMapping("/studies/{slug}/comparisons/{comparison}/release")
    @PreAuthorize("hasRole('ADMIN')")
    String release(@PathVariable String slug, @PathVariable int comparison, Principal principal) {
        var study = studies.get(slug);
        if (progress.release(study.id(), comparison)) {
            events.record(study.id(), principal.getName(), "released", Map.of("comparison", comparison));
        }
        return "redirect:/studies/" + slug;
    }

    @PostMapping("/studies/{slug}/ballots/{ballot}/take-back")
    @PreAuthorize("hasRole('ADMIN')")
    String takeBack(@PathVariable String slug, @PathVariable UUID ballot, Principal principal) {
        var study = studies.get(slug);
        if (stuck.takeBack(study.id(), ballot)) {
            events.record(study.id(), principal.getName(), "ballot_taken_back", Map.of("ballot", ballot.toString()));
        }
        return "redirect:/studies/" + slug;
    }

    @PostMapping("/studies/{slug}/members")
    @PreAuthorize("hasRole('ADMIN')")
    String admit(@PathVariable String slug, @RequestParam String name, Principal principal) {
        var study = studies.get(slug);
        if (members.add(study.id(), name)) {
            events.record(study.id(), principal.getName(), "admitted", Map.of("researcher", name));
        }
        return "redirect:/studies/" + slug + "/plan";
    }

    @PostMapping("/studies/{slug}/members/remove")
    @PreAuthorize("hasRole('ADMIN')")
    String dismiss(@PathVariable String slug, @RequestParam String name, Principal principal) {
        var study = studies.get(slug);
        if (members.remove(study.id(), name)) {
            events.record(study.id(), principal.getName(), "dismissed", Map.of("researcher", name));
        }
        return "redirect:/studies/" + slug + "/plan";
    }
}

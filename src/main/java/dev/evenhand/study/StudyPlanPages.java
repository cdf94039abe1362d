package dev.evenhand.study;

import dev.evenhand.pool.Message;
import dev.evenhand.pool.Rendering;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The plan of a study to be read, with its guide, and the researchers who may read it. */
@Controller
class StudyPlanPages {

    private final Studies studies;
    private final PlanReader plans;
    private final Outlook outlook;
    private final Registrations registrations;
    private final Guides guides;
    private final Rendering rendering;
    private final StudyMembers members;
    private final StudyEvents events;
    private final PoolChoices pools;

    StudyPlanPages(
            Studies studies,
            PlanReader plans,
            Outlook outlook,
            Registrations registrations,
            Guides guides,
            Rendering rendering,
            StudyMembers members,
            StudyEvents events,
            PoolChoices pools) {
        this.studies = studies;
        this.plans = plans;
        this.outlook = outlook;
        this.registrations = registrations;
        this.guides = guides;
        this.rendering = rendering;
        this.members = members;
        this.events = events;
        this.pools = pools;
    }

    @GetMapping("/studies/{slug}/plan")
    @PreAuthorize("@studyAccess.mayRead(#slug)")
    String plan(@PathVariable String slug, Model model) {
        var study = studies.get(slug);
        var plan = plans.stored(study.plan());
        model.addAttribute("study", study);
        model.addAttribute("plan", plan);
        model.addAttribute("poolName", pools.name(plan.pool()));
        model.addAttribute("facts", PlanFact.of(plan));
        model.addAttribute("json", plans.pretty(plan));
        model.addAttribute("report", study.report().map(plans::report).orElse(null));
        if (!study.state().registered()) {
            outlook.lay(model, plan, Expectations.usual());
            registrations.of(study.id()).ifPresent(now -> model.addAttribute("registering", now));
        }
        var guide = guides.current(study.id(), plan);
        model.addAttribute("guideVersion", guide);
        model.addAttribute("guide", rendering.html(List.of(new Message("system", guide.instructions()))));
        model.addAttribute("members", members.of(study.id()));
        model.addAttribute("others", members.others(study.id()));
        return "study/plan";
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

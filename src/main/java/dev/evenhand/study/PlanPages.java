package dev.evenhand.study;

import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Writing a plan, as a form or as JSON, while it is a draft. */
@Controller
@PreAuthorize("hasRole('ADMIN')")
class PlanPages {

    private final StudyLife life;
    private final Studies studies;
    private final PlanReader plans;
    private final PoolChoices pools;
    private final JsonMapper json;

    PlanPages(StudyLife life, Studies studies, PlanReader plans, PoolChoices pools, JsonMapper json) {
        this.life = life;
        this.studies = studies;
        this.plans = plans;
        this.pools = pools;
        this.json = json;
    }

    /** First the pool and a preset, then the plan itself. */
    @GetMapping("/studies/new")
    String begin(
            @RequestParam(required = false) @Nullable String pool,
            @RequestParam(defaultValue = "quick") String preset,
            Model model) {
        if (pool == null) {
            model.addAttribute("pools", pools.pools());
            return "study/begin";
        }
        var plan = plans.preset(preset);
        plan.put("pool", pool);
        plan.set("models", json.valueToTree(pools.models(pool).stream().limit(2).toList()));
        return form(PlanForm.of(plan), null, model);
    }

    @PostMapping("/studies")
    String create(
            @ModelAttribute("form") PlanForm form,
            BindingResult problems,
            Model model,
            Principal principal,
            HttpServletResponse response) {
        try {
            return "redirect:/studies/"
                    + life.draft(form.toPlan(), principal.getName()).slug();
        } catch (InvalidPlan e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return again(form, null, e, problems, model);
        }
    }

    @PostMapping("/studies/json")
    String createFromJson(@RequestParam String plan, Model model, Principal principal, HttpServletResponse response) {
        try {
            return "redirect:/studies/"
                    + life.draft(read(plan), principal.getName()).slug();
        } catch (InvalidPlan e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("json", plan);
            model.addAttribute("problems", e.problems());
            model.addAttribute("pools", pools.pools());
            return "study/begin";
        }
    }

    @GetMapping("/studies/{slug}/edit")
    String edit(@PathVariable String slug, Model model) {
        var study = studies.get(slug);
        if (study.state().registered()) {
            throw new WrongState("A registered plan cannot be changed.");
        }
        return form(PlanForm.of(plans.tree(plans.stored(study.plan()))), study, model);
    }

    @PostMapping("/studies/{slug}/edit")
    String revise(
            @PathVariable String slug,
            @RequestParam int edition,
            @ModelAttribute("form") PlanForm form,
            BindingResult problems,
            Model model,
            Principal principal,
            HttpServletResponse response) {
        try {
            life.revise(slug, edition, form.toPlan(), principal.getName());
            return "redirect:/studies/" + slug;
        } catch (InvalidPlan e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return again(form, studies.get(slug), e, problems, model);
        }
    }

    private String again(PlanForm form, @Nullable Study study, InvalidPlan e, BindingResult problems, Model model) {
        for (var problem : e.problems()) {
            // A problem inside a list, as practice[0].verdict, stands beside the list.
            var list = problem.field().replaceFirst("\\[.*", "");
            var field = PlanForm.FIELDS.getOrDefault(list, list);
            if (PlanForm.HAS.contains(field)) {
                var inside = problem.field().substring(list.length());
                problems.rejectValue(field, "plan", (inside + " " + problem.message()).strip());
            } else {
                problems.reject("plan", problem.field() + " " + problem.message());
            }
        }
        return form(form, study, model);
    }

    private String form(PlanForm form, @Nullable Study study, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("study", study);
        model.addAttribute("models", pools.models(form.pool() == null ? "" : form.pool()));
        model.addAttribute("scales", Labels.SCALES);
        model.addAttribute("pairings", Labels.PAIRINGS);
        model.addAttribute("statistics", Labels.STATISTICS);
        model.addAttribute("leaks", Labels.LEAKS);
        return "study/edit";
    }

    private JsonNode read(String plan) {
        try {
            return json.readTree(plan);
        } catch (JacksonException e) {
            var at = e.getLocation();
            throw new InvalidPlan(List.of(new PlanProblem(
                    "plan",
                    "is not JSON: " + e.getOriginalMessage()
                            + (at == null
                                    ? ""
                                    : " (line %d, column %d)".formatted(at.getLineNr(), at.getColumnNr())))));
        }
    }
}

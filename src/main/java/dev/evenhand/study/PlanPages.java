package dev.evenhand.study;

import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writing a plan, as a form or as JSON, while it is a draft. */
@Controller
@PreAuthorize("hasRole('ADMIN')")
class PlanPages {

    private final StudyLife life;
    private final Studies studies;
    private final PlanReader plans;
    private final Drafts drafts;
    private final Registrations registrations;
    private final PoolChoices pools;
    private final PlanSheets sheets;
    private final JsonMapper json;

    PlanPages(
            StudyLife life,
            Studies studies,
            PlanReader plans,
            Drafts drafts,
            Registrations registrations,
            PoolChoices pools,
            PlanSheets sheets,
            JsonMapper json) {
        this.life = life;
        this.studies = studies;
        this.plans = plans;
        this.drafts = drafts;
        this.registrations = registrations;
        this.pools = pools;
        this.sheets = sheets;
        this.json = json;
    }

    /**
     * First the pool and a preset, then the plan itself; or the plan of another study again.
     *
     * @param on the pool that is chosen already, for the first page
     */
    @GetMapping("/studies/new")
    String begin(
            @RequestParam(required = false) @Nullable String pool,
            @RequestParam(defaultValue = "quick") String preset,
            @RequestParam(required = false) @Nullable String like,
            @RequestParam(required = false) @Nullable String on,
            Model model) {
        if (like != null) {
            var from = copy(studies.get(like));
            return sheets.lay(model, null, PlanForm.of(from), from, List.of(), Expectations.usual());
        }
        if (pool == null) {
            model.addAttribute("on", on);
            return choices(model);
        }
        var from = fresh(preset, pool);
        var models = pools.models(pool);
        from.set(
                "models",
                json.valueToTree(models.stream()
                        .map(PoolChoices.ModelChoice::name)
                        .limit(2)
                        .toList()));
        return sheets.lay(model, null, PlanForm.of(from), from, List.of(), Expectations.usual());
    }

    private String choices(Model model) {
        model.addAttribute("pools", pools.pools());
        model.addAttribute("presets", Labels.PRESETS);
        return "study/begin";
    }

    /** A name is one study's, and a date of publication that was then is none now. */
    private ObjectNode copy(Study study) {
        var plan = (ObjectNode) json.readTree(study.plan());
        plan.put("name", study.name().substring(0, Math.min(study.name().length(), 110)) + " (again)");
        plan.remove("publish_at");
        return plan;
    }

    /** A preset goes without a rule on known answers where the pool has none. */
    private ObjectNode fresh(String preset, String pool) {
        var plan = plans.preset(preset).put("pool", pool);
        if (pools.golds(pool) == 0) {
            plan.withArray("exclusions")
                    .removeIf(rule -> rule.path("rule").asString("").equals("gold"));
        }
        return plan;
    }

    @PostMapping("/studies")
    String create(
            @RequestParam MultiValueMap<String, String> sent,
            Model model,
            Principal principal,
            HttpServletResponse response) {
        var from = source(sent, null);
        var form = PlanForm.sent(sent, from);
        try {
            return saved(life.draft(sheets.plan(form, from), principal.getName()), sent);
        } catch (InvalidPlan e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return sheets.lay(model, null, form, from, e.problems(), Expectations.sent(sent));
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
            return choices(model);
        }
    }

    @GetMapping("/studies/{slug}/edit")
    String edit(@PathVariable String slug, Model model) {
        var study = draft(slug);
        var plan = json.readTree(study.plan());
        return sheets.lay(model, study, PlanForm.of(plan), plan, List.of(), Expectations.usual());
    }

    @PostMapping("/studies/{slug}/edit")
    String revise(
            @PathVariable String slug,
            @RequestParam int edition,
            @RequestParam MultiValueMap<String, String> sent,
            Model model,
            Principal principal,
            HttpServletResponse response) {
        var study = draft(slug);
        var from = drafts.plan(study, edition);
        var form = PlanForm.sent(sent, from);
        try {
            return saved(life.revise(slug, edition, sheets.plan(form, from), principal.getName()), sent);
        } catch (InvalidPlan e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return sheets.lay(model, study, form, from, e.problems(), Expectations.sent(sent));
        } catch (EditedMeanwhile e) {
            response.setStatus(HttpStatus.CONFLICT.value());
            var merge = drafts.merge(draft(slug), edition, sheets.plan(form, from));
            model.addAttribute("merge", merge);
            return sheets.lay(
                    model, draft(slug), PlanForm.of(merge.plan()), merge.plan(), List.of(), Expectations.sent(sent));
        }
    }

    /** Changes nothing: the numbers beside the form as it is now, alone for a script or with the whole page. */
    @PostMapping("/studies/estimate")
    String estimate(
            @RequestParam MultiValueMap<String, String> sent,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean part,
            Model model) {
        var slug = sent.getFirst("study");
        var study = slug == null || slug.isEmpty() ? null : draft(slug);
        var from = source(sent, study);
        sheets.lay(model, study, PlanForm.sent(sent, from), from, List.of(), Expectations.sent(sent));
        return part ? "study/estimate :: estimate" : "study/edit";
    }

    private static String saved(Study study, MultiValueMap<String, String> sent) {
        return "redirect:/studies/" + study.slug() + (sent.containsKey("preview") ? "/preview" : "/plan");
    }

    private Study draft(String slug) {
        var study = studies.get(slug);
        if (study.state().registered()) {
            throw new WrongState("registered");
        }
        registrations.requireNone(study.id());
        return study;
    }

    /** What the form was made from: a saved edition, another study's plan, or a preset. */
    private JsonNode source(MultiValueMap<String, String> sent, @Nullable Study study) {
        var edition = sent.getFirst("edition");
        if (study != null && edition != null && edition.matches("\\d{1,9}")) {
            return drafts.plan(study, Integer.parseInt(edition));
        }
        var like = sent.getFirst("like");
        if (like != null && !like.isEmpty()) {
            return copy(studies.get(like));
        }
        var preset = sent.getFirst("preset");
        var pool = sent.getFirst("pool");
        return fresh(preset == null || preset.isEmpty() ? "quick" : preset, pool == null ? "" : pool);
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

package dev.evenhand.study;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.validation.MapBindingResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Lays out the planning form: its fields, what is wrong beside each, and the estimate. */
@Component
class PlanSheets {

    private final PlanReader plans;
    private final PoolChoices pools;
    private final Outlook outlook;
    private final Clock clock;

    PlanSheets(PlanReader plans, PoolChoices pools, Outlook outlook, Clock clock) {
        this.plans = plans;
        this.pools = pools;
        this.outlook = outlook;
        this.clock = clock;
    }

    /** The plan that a form says. Texts that say nothing at all are refused with everything else that is wrong. */
    ObjectNode plan(PlanForm form, JsonNode from) {
        var unread = new ArrayList<PlanProblem>();
        var plan = form.over(from, unread);
        refuse(unread, plan, clock.instant());
        return plan;
    }

    private void refuse(List<PlanProblem> unread, ObjectNode plan, Instant now) {
        if (unread.isEmpty()) {
            return;
        }
        var problems = new ArrayList<>(unread);
        try {
            plans.read(plan, now);
        } catch (InvalidPlan e) {
            problems.addAll(e.problems());
        }
        throw new InvalidPlan(problems);
    }

    /** @param from the plan that the form was made from, for what no form field changes */
    String lay(
            Model model,
            @Nullable Study study,
            PlanForm form,
            JsonNode from,
            List<PlanProblem> problems,
            Expectations expected) {
        var fields = form.fields();
        model.addAttribute("form", fields);
        model.addAttribute(BindingResult.MODEL_KEY_PREFIX + "form", beside(fields, problems));
        model.addAttribute("study", study);
        model.addAttribute("from", from);
        model.addAttribute("expected", expected.typed());
        model.addAttribute("labels", LABELS);
        pool(model, form, from.path("pool").asString(""));
        estimate(model, form, from, expected);
        return "study/edit";
    }

    private static final Map<String, Map<String, String>> LABELS = Map.of(
            "fields", Labels.FIELDS,
            "scale", Labels.SCALES,
            "pairing", Labels.PAIRINGS,
            "statistic", Labels.STATISTICS,
            "leaks", Labels.LEAKS,
            "read", Labels.READS,
            "ties", Labels.TIES,
            "rule", Labels.RULES,
            "flags", Labels.FLAGS);

    private static BindingResult beside(Map<String, Object> fields, List<PlanProblem> problems) {
        var result = new MapBindingResult(fields, "form");
        for (var problem : problems) {
            var field = PlanField.beside(problem.field());
            // A problem inside a list, as practice[0].verdict, says where in it.
            int inside = problem.field().indexOf('[');
            var message = (inside < 0 ? "" : problem.field().substring(inside) + " ") + problem.message();
            if (field.isEmpty()) {
                result.reject(
                        "plan",
                        Labels.FIELDS.getOrDefault(problem.field(), problem.field()) + ": " + problem.message());
            } else {
                result.rejectValue(field, "plan", message);
            }
        }
        return result;
    }

    /** A model that the plan names and the pool no longer has is listed, and said to be gone. */
    private void pool(Model model, PlanForm form, String pool) {
        model.addAttribute("poolName", pools.name(pool));
        var models = pools.models(pool);
        var gone = new HashSet<>(form.at("models").lines().toList());
        models.forEach(one -> gone.remove(one.name()));
        model.addAttribute("models", models);
        model.addAttribute("gone", gone);
        model.addAttribute("golds", pools.golds(pool));
    }

    private void estimate(Model model, PlanForm form, JsonNode from, Expectations expected) {
        try {
            var unread = new ArrayList<PlanProblem>();
            var plan = form.over(from, unread);
            if (form.at("name").isBlank()) {
                plan.put("name", "not named yet");
            }
            refuse(unread, plan, Instant.MIN);
            outlook.lay(model, plans.read(plan), expected);
        } catch (InvalidPlan e) {
            model.addAttribute("notYet", e.problems());
        } catch (IllegalArgumentException e) {
            model.addAttribute("unexpected", e.getMessage());
        }
    }
}

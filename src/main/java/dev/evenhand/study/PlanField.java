package dev.evenhand.study;

import static dev.evenhand.study.FieldKind.*;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One field of the planning form and where it stands in a plan.
 *
 * @param path as problems name it: a field of the plan, or a field of an object in it
 */
record PlanField(String name, String path, FieldKind kind) {

    /** Every field of a plan but its pool, which is chosen first. */
    static final List<PlanField> ALL = List.of(
            new PlanField("name", "name", LINE),
            new PlanField("models", "models", SET),
            new PlanField("question", "question", LINE),
            new PlanField("instructions", "instructions", TEXT),
            new PlanField("scale", "scale", LINE),
            new PlanField("axes", "axes", AXES),
            new PlanField("flags", "flags", SET),
            new PlanField("rationaleMin", "rationale.min", NUMBER),
            new PlanField("rationaleRequired", "rationale.required", TICK),
            new PlanField("confidence", "confidence", TICK),
            new PlanField("read", "read", LINE),
            new PlanField("votesPerComparison", "votes_per_comparison", NUMBER),
            new PlanField("pairing", "pairing", LINE),
            new PlanField("maxVotesPerRater", "max_votes_per_rater", NUMBER),
            new PlanField("leaseMinutes", "lease_minutes", NUMBER),
            new PlanField("statistic", "statistic", LINE),
            new PlanField("claimBetter", "claim.better", LINE),
            new PlanField("claimThan", "claim.than", LINE),
            new PlanField("alpha", "alpha", LINE),
            new PlanField("ties", "ties", LINE),
            new PlanField("stoppingRule", "stopping.rule", LINE),
            new PlanField("stoppingVotes", "stopping.votes", NUMBER),
            new PlanField("cluster", "cluster", SET),
            new PlanField("exclusions", "exclusions", RULES),
            new PlanField("goldShare", "gold_share", SHARE),
            new PlanField("repeatShare", "repeat_share", SHARE),
            new PlanField("sameModelShare", "same_model_share", SHARE),
            new PlanField("blindingShare", "blinding_share", SHARE),
            new PlanField("categories", "categories", WEIGHTS),
            new PlanField("leaks", "leaks", LINE),
            new PlanField("refill", "refill", TICK),
            new PlanField("publishAt", "publish_at", TIME),
            new PlanField("beaconSource", "beacon.source", LINE),
            new PlanField("beaconRound", "beacon.round", LINE),
            new PlanField("consent", "consent.text", TEXT),
            new PlanField("examples", "examples", EXAMPLES),
            new PlanField("comprehension", "comprehension", QUESTIONS),
            new PlanField("practice", "practice", EXAMPLES),
            new PlanField("qualification", "qualification.items", EXAMPLES),
            new PlanField("qualificationPass", "qualification.pass", LINE),
            new PlanField("qualificationTries", "qualification.tries", NUMBER),
            new PlanField("breakAfter", "break_after", NUMBER),
            new PlanField("completionText", "completion.text", TEXT),
            new PlanField("completionCode", "completion.code", LINE),
            new PlanField("declinedCode", "completion.declined_code", LINE),
            new PlanField("failedCode", "completion.failed_code", LINE));

    /** Where a problem is shown: beside the field itself, or beside the first field of an object. */
    static String beside(String path) {
        var whole = path.replaceFirst("\\[.*", "");
        return ALL.stream()
                .filter(field -> field.path.equals(whole) || field.path.startsWith(whole + "."))
                .map(PlanField::name)
                .findFirst()
                .orElse("");
    }

    String show(JsonNode plan) {
        return kind.show(in(plan));
    }

    /** Puts what was typed into the plan. What says the same as the plan does leaves it exactly as it is. */
    void write(String typed, ObjectNode plan) {
        if (same(typed, show(plan))) {
            return;
        }
        var value = kind.read(typed, name);
        var parent = parent(plan, !value.isMissingNode());
        if (parent != null && value.isMissingNode()) {
            parent.remove(key());
        } else if (parent != null) {
            parent.set(key(), value);
        }
    }

    private boolean same(String typed, String shown) {
        if (kind == SET) {
            return typed.lines().sorted().toList().equals(shown.lines().sorted().toList());
        }
        return typed.replace("\r\n", "\n").strip().equals(shown.strip());
    }

    private JsonNode in(JsonNode plan) {
        var node = plan;
        for (var step : path.split("\\.")) {
            node = node.path(step);
        }
        return node;
    }

    private @Nullable ObjectNode parent(ObjectNode plan, boolean make) {
        int dot = path.indexOf('.');
        if (dot < 0) {
            return plan;
        }
        var outer = path.substring(0, dot);
        if (plan.path(outer) instanceof ObjectNode object) {
            return object;
        }
        return make ? plan.putObject(outer) : null;
    }

    private String key() {
        return path.substring(path.indexOf('.') + 1);
    }
}

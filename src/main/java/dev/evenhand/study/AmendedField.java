package dev.evenhand.study;

import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The fields of a plan that an amendment may name, and what it must say of one. */
final class AmendedField {

    /** Whatever happened otherwise than planned and is no field of the plan. */
    static final String OTHER = "other";

    /** The one field that the software goes by, and only towards an earlier date: a later one would hide a result. */
    static final String PUBLISH_AT = "publish_at";

    private static final int LONGEST = 1_000;

    /** What readers of a result must know of; the guide has versions of its own, and the rest binds nobody. */
    static final List<String> ALL = List.of(
            "stopping.votes",
            "stopping.rule",
            PUBLISH_AT,
            "statistic",
            "claim",
            "alpha",
            "ties",
            "cluster",
            "exclusions",
            "categories",
            "models",
            "question",
            "scale",
            "votes_per_comparison",
            "max_votes_per_rater",
            "refill",
            OTHER);

    /** How votes are collected: once no more come, nothing of it can become otherwise. */
    private static final Set<String> WHILE_VOTES_COME = Set.of(
            "stopping.votes",
            "stopping.rule",
            "models",
            "question",
            "scale",
            "votes_per_comparison",
            "max_votes_per_rater",
            "refill");

    private AmendedField() {}

    /** Which of them a study can still amend: of a published one, what happened otherwise can still be told. */
    static List<String> open(State state) {
        return state == State.PUBLISHED
                ? List.of(OTHER)
                : ALL.stream()
                        .filter(field -> !state.over() || !WHILE_VOTES_COME.contains(field))
                        .toList();
    }

    static void checkOpen(String field, State state) {
        if (!open(state).contains(field)) {
            throw invalid(
                    field,
                    state == State.PUBLISHED
                            ? "is over: it is published; what happened otherwise is put on record as “other”"
                            : "is over: no more votes are taken; what happened otherwise is put on record as “other”");
        }
    }

    static void check(String field, String becomes, String reason) {
        if (!ALL.contains(field)) {
            throw invalid("field", "is one of " + String.join(", ", ALL));
        }
        if (becomes.isBlank() || becomes.length() > LONGEST) {
            throw invalid("becomes", "needs 1 to 1,000 characters");
        }
        if (reason.isBlank() || reason.strip().length() > LONGEST) {
            throw invalid("reason", "needs 1 to 1,000 characters: readers of the result see it");
        }
    }

    /** What the registered plan says of a field. */
    static String planned(JsonNode plan, String field) {
        var node = plan;
        for (var step : field.split("\\.")) {
            node = node.path(step);
        }
        if (node.isMissingNode() || node.isNull()) {
            return "";
        }
        var text = node.isString() ? node.stringValue() : node.toString();
        return text.length() > 2 * LONGEST ? text.substring(0, 2 * LONGEST - 1) + "…" : text;
    }

    static InvalidPlan invalid(String field, String message) {
        return new InvalidPlan(List.of(new PlanProblem(field, message)));
    }
}

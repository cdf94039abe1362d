package dev.evenhand.study;

import java.util.List;
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

    private AmendedField() {}

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

package dev.evenhand.study;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.util.MultiValueMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A plan as the form has it: texts as they were typed, so that nothing is lost when one of them is wrong. */
final class PlanForm {

    private static final List<String> OBJECTS = List.of("claim", "rationale", "consent", "completion", "beacon");

    private final Map<String, String> texts;

    private PlanForm(Map<String, String> texts) {
        this.texts = texts;
    }

    /** The form of a plan that is complete but perhaps has no name or models yet. */
    static PlanForm of(JsonNode plan) {
        var texts = new LinkedHashMap<String, String>();
        PlanField.ALL.forEach(field -> texts.put(field.name(), field.show(plan)));
        return new PlanForm(texts);
    }

    /** What a browser sent, over the plan that the form was made from: a field that was not sent is as it was. */
    static PlanForm sent(MultiValueMap<String, String> parameters, JsonNode from) {
        var form = of(from);
        for (var field : PlanField.ALL) {
            var values = parameters.get(field.name());
            if (values != null || field.kind().ticked()) {
                form.texts.put(field.name(), String.join("\n", values == null ? List.of() : values));
            }
        }
        return form;
    }

    /**
     * The plan with what the form says; whatever the form does not have stays.
     *
     * @param unread gets what is wrong with texts that say nothing at all, whose fields stay, too
     */
    ObjectNode over(JsonNode plan, List<PlanProblem> unread) {
        var result = (ObjectNode) plan.deepCopy();
        for (var field : PlanField.ALL) {
            try {
                field.write(at(field.name()), result);
            } catch (InvalidPlan e) {
                unread.addAll(e.problems());
            }
        }
        if (result.path("qualification").path("items").isEmpty()) {
            result.remove("qualification");
        }
        // Without a model that is better nothing is claimed; an object with nothing in it is none.
        if (result.path("claim").path("better").isMissingNode()) {
            result.remove("claim");
        }
        OBJECTS.stream()
                .filter(object -> result.path(object).isEmpty() || onlyFalse(result.path(object)))
                .forEach(result::remove);
        return result;
    }

    private static boolean onlyFalse(JsonNode object) {
        return object.valueStream().allMatch(value -> value.isBoolean() && !value.asBoolean());
    }

    String at(String field) {
        return texts.getOrDefault(field, "");
    }

    /** For the page, sets as lists. */
    Map<String, Object> fields() {
        var fields = new LinkedHashMap<String, Object>(texts);
        PlanField.ALL.stream()
                .filter(field -> field.kind() == FieldKind.SET)
                .forEach(field ->
                        fields.put(field.name(), at(field.name()).lines().toList()));
        return fields;
    }
}

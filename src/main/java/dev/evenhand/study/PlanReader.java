package dev.evenhand.study;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Turns the JSON of a plan into a {@link Plan}: defaults filled in, then the preset's, then what was given. */
@Component
public class PlanReader {

    private static final Set<String> PRESETS = Set.of("quick", "panel", "safety", "ladder");

    private final JsonMapper json = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    /** Throws {@link InvalidPlan} naming each field that is wrong. */
    public Plan read(JsonNode given) {
        if (!(given instanceof ObjectNode object)) {
            throw invalid("plan", "must be a JSON object");
        }
        var plan = bind(filled(object));
        var problems = PlanRules.problems(plan);
        if (!problems.isEmpty()) {
            throw new InvalidPlan(problems);
        }
        return plan;
    }

    /** A plan that was stored: complete and right already. */
    public Plan stored(String plan) {
        return json.readValue(plan, Plan.class);
    }

    public JsonNode tree(Plan plan) {
        return json.valueToTree(plan);
    }

    /** The plan as people read JSON. */
    String pretty(Plan plan) {
        return json.writerWithDefaultPrettyPrinter().writeValueAsString(plan);
    }

    RegistrationReport report(String report) {
        return json.readValue(report, RegistrationReport.class);
    }

    /** What a preset starts from, with the defaults beneath it. */
    public ObjectNode preset(String name) {
        var result = resource("default");
        if (PRESETS.contains(name)) {
            result.setAll(resource(name));
            return result;
        }
        throw invalid("preset", "is not one of quick, panel, safety, ladder");
    }

    private ObjectNode filled(ObjectNode given) {
        var preset = given.path("preset");
        var result = preset.isMissingNode() ? resource("default") : preset(preset.asString(""));
        result.setAll(given);
        result.remove("preset");
        var missing = Stream.of("name", "pool", "models")
                .filter(required -> !result.hasNonNull(required))
                .map(required -> new PlanProblem(required, "is missing"))
                .toList();
        if (!missing.isEmpty()) {
            throw new InvalidPlan(missing);
        }
        return result;
    }

    private Plan bind(ObjectNode plan) {
        try {
            return json.treeToValue(plan, Plan.class);
        } catch (UnrecognizedPropertyException e) {
            throw invalid(path(e), "is not a field of a plan");
        } catch (DatabindException e) {
            throw invalid(path(e), "has a value that is not allowed here");
        }
    }

    private static String path(JacksonException e) {
        var path = new StringBuilder();
        for (var reference : e.getPath()) {
            var name = reference.getPropertyName();
            path.append(name == null ? "[" + reference.getIndex() + "]" : path.isEmpty() ? name : "." + name);
        }
        return path.isEmpty() ? "plan" : path.toString();
    }

    private ObjectNode resource(String name) {
        try (var in = new ClassPathResource("plans/" + name + ".json").getInputStream()) {
            return (ObjectNode) json.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InvalidPlan invalid(String field, String message) {
        return new InvalidPlan(List.of(new PlanProblem(field, message)));
    }
}

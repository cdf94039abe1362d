package dev.evenhand.study;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
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

    private static final Set<String> REQUIRED = Set.of("name", "pool");
    private static final String MODELS = "models";

    private final JsonMapper json = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    /**
     * Throws {@link InvalidPlan} naming the fields that are wrong: all of them, unless the models cannot be read, by which others
     * go. One that cannot be read is told once: neither it nor another field is held against the default in its place.
     */
    public Plan read(JsonNode given) {
        return read(given, Instant.MIN);
    }

    /** As above, of what is a promise about the time from {@code now} on, too. */
    Plan read(JsonNode given, Instant now) {
        if (!(given instanceof ObjectNode object)) {
            throw invalid("plan", "must be a JSON object");
        }
        var problems = new ArrayList<PlanProblem>();
        var plan = bind(filled(object, problems), problems);
        var unread = problems.stream()
                .map(problem -> problem.field().replaceFirst("[.\\[].*", ""))
                .collect(Collectors.toSet());
        PlanRules.problems(plan, unread).stream()
                .filter(problem -> !unread.contains(problem.field()))
                .forEach(problems::add);
        problems.addAll(PlanRules.promisesGone(plan, now));
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

    /** A plan without a name or a pool is read on as if it had one, so that all that is wrong is told at once. */
    private ObjectNode filled(ObjectNode given, List<PlanProblem> problems) {
        var preset = given.path("preset");
        var result = preset.isMissingNode() ? resource("default") : preset(preset.asString(""));
        result.setAll(given);
        result.remove("preset");
        REQUIRED.stream().filter(required -> !result.hasNonNull(required)).forEach(required -> {
            problems.add(new PlanProblem(required, "is missing"));
            result.put(required, "?");
        });
        if (!result.hasNonNull(MODELS)) {
            problems.add(new PlanProblem(MODELS, "is missing"));
            throw new InvalidPlan(problems);
        }
        return result;
    }

    /** What cannot be understood is named, and then read as if it had not been given. */
    private Plan bind(ObjectNode plan, List<PlanProblem> problems) {
        while (true) {
            try {
                return json.treeToValue(plan, Plan.class);
            } catch (DatabindException e) {
                boolean unknown = e instanceof UnrecognizedPropertyException;
                problems.add(new PlanProblem(
                        path(e), unknown ? "is not a field of a plan" : "has a value that is not allowed here"));
                if (!forgotten(plan, e)) {
                    throw new InvalidPlan(problems);
                }
            }
        }
    }

    private boolean forgotten(ObjectNode plan, DatabindException wrong) {
        var field = wrong.getPath().isEmpty() ? null : wrong.getPath().get(0).getPropertyName();
        if (field == null || field.equals(MODELS) || REQUIRED.contains(field) || plan.remove(field) == null) {
            return false;
        }
        var usual = resource("default").get(field);
        if (usual != null) {
            plan.set(field, usual);
        }
        return true;
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

package dev.evenhand.study;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A plan as the form has it: texts as they were typed, so that nothing is lost when one of them is wrong. */
public record PlanForm(
        @Nullable String name,
        @Nullable String pool,
        @Nullable List<String> models,
        @Nullable String question,
        @Nullable String instructions,
        @Nullable String scale,
        @Nullable String axes,
        @Nullable String pairing,
        @Nullable String votesPerComparison,
        @Nullable String stoppingVotes,
        @Nullable String maxVotesPerRater,
        @Nullable String leaseMinutes,
        @Nullable String statistic,
        @Nullable String claimBetter,
        @Nullable String claimThan,
        @Nullable String alpha,
        @Nullable String leaks,
        boolean clusterRater,
        boolean clusterTask,
        @Nullable String consent,
        @Nullable String examples,
        @Nullable String comprehension,
        @Nullable String practice,
        @Nullable String breakAfter,
        @Nullable String completionText,
        @Nullable String completionCode,
        @Nullable String declinedCode,
        @Nullable String failedCode) {

    /** Which field of the form a field of the plan is. */
    static final Map<String, String> FIELDS = Map.ofEntries(
            Map.entry("votes_per_comparison", "votesPerComparison"),
            Map.entry("stopping", "stoppingVotes"),
            Map.entry("stopping.votes", "stoppingVotes"),
            Map.entry("max_votes_per_rater", "maxVotesPerRater"),
            Map.entry("lease_minutes", "leaseMinutes"),
            Map.entry("claim", "claimThan"),
            Map.entry("claim.better", "claimBetter"),
            Map.entry("claim.than", "claimThan"),
            Map.entry("cluster", "clusterRater"),
            Map.entry("break_after", "breakAfter"),
            Map.entry("completion.text", "completionText"),
            Map.entry("completion.code", "completionCode"),
            Map.entry("completion.declined_code", "declinedCode"),
            Map.entry("completion.failed_code", "failedCode"));

    /** The fields a problem can stand beside. */
    static final Set<String> HAS = Stream.of(PlanForm.class.getRecordComponents())
            .map(RecordComponent::getName)
            .filter(name -> !name.equals("pool") && !name.startsWith("cluster"))
            .collect(Collectors.toUnmodifiableSet());

    private static final Pattern AXIS = Pattern.compile("\\s*([^:]*?)\\s*:\\s*(.*?)\\s*(\\(0-4\\))?\\s*");

    /** The form of a plan that is complete but perhaps has no name, pool or models yet. */
    static PlanForm of(JsonNode plan) {
        return new PlanForm(
                text(plan, "name"),
                text(plan, "pool"),
                plan.path("models").valueStream().map(m -> m.asString("")).toList(),
                text(plan, "question"),
                text(plan, "instructions"),
                text(plan, "scale"),
                axisLines(plan.path("axes")),
                text(plan, "pairing"),
                text(plan, "votes_per_comparison"),
                text(plan.path("stopping"), "votes"),
                text(plan, "max_votes_per_rater"),
                text(plan, "lease_minutes"),
                text(plan, "statistic"),
                text(plan.path("claim"), "better"),
                text(plan.path("claim"), "than"),
                text(plan, "alpha"),
                text(plan, "leaks"),
                contains(plan.path("cluster"), "rater"),
                contains(plan.path("cluster"), "task"),
                text(plan.path("consent"), "text"),
                JourneyText.examples(plan.path("examples")),
                JourneyText.questions(plan.path("comprehension")),
                JourneyText.examples(plan.path("practice")),
                text(plan, "break_after"),
                text(plan.path("completion"), "text"),
                text(plan.path("completion"), "code"),
                text(plan.path("completion"), "declined_code"),
                text(plan.path("completion"), "failed_code"));
    }

    ObjectNode toPlan() {
        var plan = JsonNodeFactory.instance.objectNode();
        put(plan, "name", name);
        put(plan, "pool", pool);
        put(plan, "question", question);
        plan.put("instructions", instructions == null ? "" : instructions.replace("\r\n", "\n"));
        put(plan, "scale", scale);
        put(plan, "pairing", pairing);
        put(plan, "statistic", statistic);
        put(plan, "alpha", alpha);
        put(plan, "leaks", leaks);
        number(plan, "votes_per_comparison", votesPerComparison);
        number(plan, "max_votes_per_rater", maxVotesPerRater);
        number(plan, "lease_minutes", leaseMinutes);
        number(plan.putObject("stopping").put("rule", "fixed"), "votes", stoppingVotes);
        var chosen = plan.putArray("models");
        (models == null ? List.<String>of() : models).forEach(chosen::add);
        putAxes(plan);
        putClaim(plan);
        var cluster = plan.putArray("cluster");
        if (clusterRater) {
            cluster.add("rater");
        }
        if (clusterTask) {
            cluster.add("task");
        }
        putJourney(plan);
        return plan;
    }

    /** What is left empty stays out of the plan. */
    private void putJourney(ObjectNode plan) {
        if (consent != null && !consent.isBlank()) {
            put(plan.putObject("consent"), "text", consent.replace("\r\n", "\n"));
        }
        plan.set("examples", JourneyText.readExamples(examples, "examples"));
        plan.set("comprehension", JourneyText.readQuestions(comprehension));
        plan.set("practice", JourneyText.readExamples(practice, "practice"));
        number(plan, "break_after", breakAfter);
        var completion = JsonNodeFactory.instance.objectNode();
        put(completion, "text", completionText);
        put(completion, "code", completionCode);
        put(completion, "declined_code", declinedCode);
        put(completion, "failed_code", failedCode);
        if (!completion.isEmpty()) {
            plan.set("completion", completion);
        }
    }

    private void putAxes(ObjectNode plan) {
        var array = plan.putArray("axes");
        for (var line : axes == null ? List.<String>of() : axes.lines().toList()) {
            var matcher = AXIS.matcher(line);
            if (!line.isBlank()) {
                boolean keyed = matcher.matches();
                var axis = array.addObject()
                        .put("key", keyed ? matcher.group(1) : line.strip())
                        .put("label", keyed ? matcher.group(2) : "");
                if (keyed && matcher.group(3) != null) {
                    axis.put("per", "response");
                }
            }
        }
    }

    private void putClaim(ObjectNode plan) {
        if (claimBetter != null && !claimBetter.isBlank()) {
            plan.putObject("claim").put("better", claimBetter).put("than", claimThan == null ? "" : claimThan);
        }
    }

    private static void put(ObjectNode plan, String field, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            plan.put(field, value.strip());
        }
    }

    /** What is no number goes through as it is, for the reader of plans to name. */
    private static void number(ObjectNode plan, String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            return;
        }
        var digits = value.strip().replace(",", "");
        if (digits.matches("-?\\d{1,9}")) {
            plan.put(field, Integer.parseInt(digits));
        } else {
            plan.put(field, value);
        }
    }

    private static @Nullable String text(JsonNode node, String field) {
        var value = node.path(field);
        return value.isMissingNode() || value.isNull() ? null : value.asString();
    }

    private static boolean contains(JsonNode array, String value) {
        return array.valueStream().anyMatch(v -> v.asString("").equals(value));
    }

    private static String axisLines(JsonNode axes) {
        var lines = new ArrayList<String>();
        axes.forEach(axis -> lines.add(
                axis.path("key").asString("") + ": " + axis.path("label").asString("")
                        + (axis.path("per").asString("").equals("response") ? " (0-4)" : "")));
        return String.join("\n", lines);
    }
}

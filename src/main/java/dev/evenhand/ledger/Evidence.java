package dev.evenhand.ledger;

import dev.evenhand.card.End;
import dev.evenhand.commitment.CanonicalJson;
import dev.evenhand.ledger.BundleTables.Ballot;
import dev.evenhand.ledger.BundleTables.Comparison;
import dev.evenhand.ledger.BundleTables.Rater;
import dev.evenhand.ledger.BundleTables.Vote;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a bundle says of the study, read once and not yet believed. */
record Evidence(
        Log log,
        LogStory story,
        String planText,
        ObjectNode plan,
        ObjectNode results,
        ObjectNode datasheet,
        Map<String, Task> tasks,
        List<Comparison> comparisons,
        List<Ballot> ballots,
        List<Vote> votes,
        List<Rater> raters,
        Map<String, Outcome> outcomes,
        List<Outcome> casts) {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int MOST_JSON = 64 << 20;
    private static final Pattern WORD = Pattern.compile("[^ \\t\\n\\r\\f\\x0B]+");

    /** A text by its digest, and how many words it has; fewer than none where it is more than text. */
    record Said(String digest, long words) {}

    /** A task and what models answered to it; responses by model and sample. */
    record Task(String category, String language, Said prompt, Map<String, Said> responses) {}

    /**
     * What became of a ballot, as the log has it at last.
     *
     * @param detail what was kept apart while the study was open, bound by the entry
     */
    record Outcome(long seq, String type, String ballot, long number, long revision, String rater, ObjectNode detail) {

        boolean cast() {
            return type.equals(Log.CAST);
        }
    }

    static Evidence read(BundleReader bundle, Log log) throws IOException {
        var outcomes = outcomes(bundle, log);
        var last = new HashMap<String, Outcome>();
        outcomes.forEach(outcome -> last.put(outcome.ballot(), outcome));
        return new Evidence(
                log,
                log.story(),
                bundle.text(BundleFiles.PLAN, MOST_JSON),
                canonical(bundle, BundleFiles.PLAN),
                canonical(bundle, BundleFiles.RESULTS),
                canonical(bundle, BundleFiles.DATASHEET),
                tasks(bundle),
                table(bundle, BundleFiles.COMPARISONS, BundleTables.COMPARISONS, Comparison::of),
                table(bundle, BundleFiles.BALLOTS, BundleTables.BALLOTS, Ballot::of),
                table(bundle, BundleFiles.VOTES, BundleTables.VOTES, Vote::of),
                table(bundle, BundleFiles.RATERS, BundleTables.RATERS, Rater::of),
                last,
                outcomes.stream().filter(Outcome::cast).toList());
    }

    static String plan(BundleReader bundle) throws IOException {
        return bundle.text(BundleFiles.PLAN, MOST_JSON);
    }

    private static <T> List<T> table(
            BundleReader bundle, String name, List<String> columns, Function<List<String>, T> as) throws IOException {
        try (var in = bundle.open(name)) {
            return BundleTables.read(name, in, columns, as);
        } catch (Malformed e) {
            var problem = String.valueOf(e.getMessage());
            throw problem.startsWith(name) ? e : new Malformed(name + ", " + problem);
        }
    }

    /** An object in canonical form, so that nothing in it can be read two ways. */
    static ObjectNode canonical(BundleReader bundle, String name) throws IOException {
        var text = bundle.text(name, MOST_JSON);
        if (!(json(name, text) instanceof ObjectNode object) || !written(object).equals(text)) {
            throw new Malformed(name + " is not one object in canonical form (RFC 8785)");
        }
        return object;
    }

    static JsonNode json(String name, String text) {
        try {
            return JSON.readTree(text);
        } catch (JacksonException e) {
            throw new Malformed("%s is not JSON: %s".formatted(name, e.getOriginalMessage()));
        }
    }

    private static String written(JsonNode value) {
        try {
            return CanonicalJson.write(value);
        } catch (IllegalArgumentException e) {
            throw new Malformed(String.valueOf(e.getMessage()));
        }
    }

    private static Map<String, Task> tasks(BundleReader bundle) throws IOException {
        var tasks = new LinkedHashMap<String, Task>();
        try (var lines = new BufferedInputStream(bundle.open(BundleFiles.TASKS), 1 << 16)) {
            // A task has the responses of all models, each as long as a pool takes them.
            for (var line = Log.line(lines, Integer.MAX_VALUE);
                    line != null;
                    line = Log.line(lines, Integer.MAX_VALUE)) {
                var task = json(BundleFiles.TASKS, line);
                if (!written(task).equals(line)) {
                    throw new Malformed("a line of tasks.jsonl is not in canonical form (RFC 8785)");
                }
                var id = task.path("task_id").asString("");
                if (tasks.put(id, task(task)) != null) {
                    throw new Malformed("tasks.jsonl has \"%s\" twice".formatted(id));
                }
            }
        }
        return tasks;
    }

    private static Task task(JsonNode task) {
        var responses = new HashMap<String, Said>();
        for (var response : task.path("responses")) {
            responses.put(
                    response(
                            response.path("model").asString(""),
                            response.path("sample").asString("1")),
                    said(
                            response.path("messages"),
                            message -> message.path("role").asString("").equals("assistant")));
        }
        return new Task(
                task.path("category").asString(""),
                task.path("language").asString(""),
                said(task.path("messages"), message -> true),
                responses);
    }

    /** @param counted whose words are read */
    private static Said said(JsonNode messages, Predicate<JsonNode> counted) {
        long words = 0;
        for (var message : messages) {
            if (!message.path("content").isString() || message.has("tool_calls")) {
                return new Said(digest(messages), -1);
            }
            words += counted.test(message)
                    ? WORD.matcher(message.path("content").stringValue())
                            .results()
                            .count()
                    : 0;
        }
        return new Said(digest(messages), words);
    }

    static String response(String model, String sample) {
        return sample + "/" + model;
    }

    static String digest(JsonNode value) {
        return hex(written(value));
    }

    static String hex(String text) {
        return HexFormat.of().formatHex(CanonicalJson.sha256(text));
    }

    private static List<Outcome> outcomes(BundleReader bundle, Log log) throws IOException {
        var outcomes = new ArrayList<Outcome>();
        try (var lines = new BufferedInputStream(bundle.open(BundleFiles.DETAILS), 1 << 16)) {
            for (var entry : log.all()) {
                if (log.covers(entry) && entry.body().has("ballot")) {
                    outcomes.add(outcome(entry, Log.line(lines)));
                }
            }
            if (Log.line(lines) != null) {
                throw new Malformed("details.jsonl has lines that the log does not know");
            }
        }
        return outcomes;
    }

    private static Outcome outcome(LogEntry entry, @Nullable String line) {
        var body = entry.body();
        if (line == null || !hex(line).equals(Log.text(body, "detail"))) {
            throw new Malformed("details.jsonl does not have what entry %d binds".formatted(entry.seq()));
        }
        if (!(json(BundleFiles.DETAILS, line) instanceof ObjectNode detail)) {
            throw new Malformed("a line of details.jsonl is no object");
        }
        return new Outcome(
                entry.seq(),
                entry.type(),
                Log.text(body, "ballot"),
                body.path("n").asLong(-1),
                body.path("revision").asLong(0),
                Log.text(body, "rater"),
                detail);
    }

    List<String> models() {
        return StreamSupport.stream(plan.path("models").spliterator(), false)
                .map(model -> model.asString(""))
                .toList();
    }

    /** Ballots and places by what the tables say. */
    Places places() {
        var places = new Places(plan, story);
        ballots.forEach(ballot -> places.ballot(ballot.state(), ballot.kind(), ballot.comparison(), ballot.rater()));
        comparisons.forEach(
                comparison -> places.comparison(comparison.number(), comparison.places(), comparison.parked()));
        return places;
    }

    /** How the results must be looked at, by what the log and the tables say. */
    End end() {
        var places = places();
        long planned = log.first(Log.DESIGN)
                .map(design -> design.body().path("places").asLong(places.all()))
                .orElse(places.all());
        return places.end(plan, planned);
    }
}

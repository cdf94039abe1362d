package dev.evenhand.ledger;

import dev.evenhand.commitment.CanonicalJson;
import dev.evenhand.commitment.CommittedSeed;
import dev.evenhand.commitment.PlanCommitment;
import dev.evenhand.commitment.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A small simulated study as an operator holds it, who may change anything in it and has the key to sign whatever comes
 * out: what no signature protects from.
 */
final class SampleStudy {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final byte[] BEACON = Sha256.of("announced".getBytes(StandardCharsets.UTF_8));
    static final Instant BEGUN = Instant.parse("2026-06-02T10:00:00Z");

    final String slug;
    final Random random;
    final ObjectNode plan = JSON.objectNode();
    final List<Map<String, String>> comparisons = new ArrayList<>();
    final List<Map<String, String>> ballots = new ArrayList<>();
    final List<Map<String, String>> votes = new ArrayList<>();
    final List<Map<String, String>> raters = new ArrayList<>();
    final List<ObjectNode> tasks = new ArrayList<>();
    final List<Event> log = new ArrayList<>();
    final byte[] seed = new byte[32];
    final byte[] nonce = new byte[32];

    /** What the log binds of each ballot's end, by ballot. */
    final Map<String, ObjectNode> details = new HashMap<>();

    KeyPair keys = NoteSigner.newPair();

    /** What happened after the files were written. */
    final List<Event> since = new ArrayList<>();

    /** What is done to the results after they were computed honestly. */
    Consumer<ObjectNode> dressing = results -> {};

    /** What is done to the finished files, by name, before their digests enter the log. */
    Consumer<Map<String, String>> editing = files -> {};

    /** An entry to be. */
    record Event(String type, Instant at, ObjectNode body) {}

    SampleStudy(String slug, long number, int tasks, int raters, String... models) {
        this(slug, number, tasks, raters, plan -> {}, models);
    }

    /** Every vote is a tie, in the log as in the table. */
    static SampleStudy even(String slug, String... models) {
        var study = new SampleStudy(slug, 5, 8, 4, models);
        study.votes.forEach(vote -> vote.put("winner", "tie"));
        study.details.values().forEach(detail -> detail.replace("verdict", JSON.stringNode("tie")));
        return study;
    }

    /** With a rater left out by a rule that no verifier asks again. */
    static SampleStudy seated() {
        return new SampleStudy(
                "seated",
                6,
                8,
                4,
                plan -> plan.withArray("exclusions").addObject().put("rule", "seat"),
                "m1",
                "m2");
    }

    /** Scored in a way that the second verifier does not compute. */
    static SampleStudy unfitted(String slug, String... models) {
        return new SampleStudy(slug, 6, 8, 4, plan -> plan.put("ties", "davidson"), models);
    }

    /**
     * With known answers, a rater who does not read and one who misses what is known, both left out by rules of the plan;
     * a beacon, amendments, a model taken back, a rater shut out and one erased.
     */
    static SampleStudy excluding(String slug, long number) {
        return new SampleStudy(
                slug,
                number,
                9,
                4,
                plan -> {
                    plan.put("gold_share", "0.5").put("statistic", "win_share");
                    plan.putObject("beacon").put("source", "drand quicknet").put("round", "26000000");
                    plan.putObject("categories").put("code, \"hard\"", "0.25").put("talk", "0.75");
                    plan.withArray("exclusions")
                            .addObject()
                            .put("rule", "speed")
                            .put("share", "0.5");
                    plan.withArray("exclusions").addObject().put("rule", "gold").put("accuracy", "0.7");
                },
                "m1",
                "m2",
                "m3");
    }

    SampleStudy(String slug, long number, int tasks, int raters, Consumer<ObjectNode> planning, String... models) {
        this.slug = slug;
        random = new Random(number);
        random.nextBytes(seed);
        random.nextBytes(nonce);
        plan(models);
        planning.accept(plan);
        new SampleDesign(this).lay(tasks, List.of(models));
        begin();
        desk().collect(raters);
        var deeds = new SampleDeeds(this);
        deeds.decide();
        if (plan.has("gold_share")) {
            deeds.befall();
        }
        tell("study.closed", JSON.objectNode().put("detail", "{}"));
        tell("prereg.revealed", JSON.objectNode().put("nonce", hex(nonce)).put("seed", hex(seed)));
        tell("study.published", JSON.objectNode().put("detail", "{}"));
    }

    SampleDesk desk() {
        return new SampleDesk(this, plan.has("beacon") ? new CommittedSeed(seed, BEACON) : new CommittedSeed(seed));
    }

    private void plan(String... models) {
        plan.put("name", slug).put("pool", "sample").put("question", "Which is better?");
        plan.put("scale", "arena4").put("votes_per_comparison", 2).put("max_votes_per_rater", 200);
        plan.put("statistic", "bradley_terry").put("alpha", "0.05").put("ties", "half");
        Stream.of(models).forEach(model -> plan.withArray("models").add(model));
        plan.withArray("cluster").add("rater").add("task");
        plan.putArray("exclusions");
        plan.putObject("stopping").put("rule", "fixed");
        plan.putObject("claim").put("better", models[0]).put("than", models[1]);
    }

    private void begin() {
        tell(
                "prereg.committed",
                JSON.objectNode()
                        .put("plan", Evidence.digest(plan))
                        .put("commitment", hex(PlanCommitment.of(nonce, CanonicalJson.write(plan))))
                        .put("seed_commitment", hex(CommittedSeed.commitment(seed))));
        plan.path("models")
                .forEach(model -> tell("variant.registered", JSON.objectNode().put("name", model.stringValue())));
        tell(
                "study.design",
                JSON.objectNode()
                        .put("comparisons", comparisons.size())
                        .put("digest", new SampleDesign(this).digest()));
        if (plan.has("beacon")) {
            tell(Log.BEACON, beacon("26000000", hex(BEACON)));
        }
        tell("study.opened", JSON.objectNode().put("detail", "{}"));
    }

    ObjectNode task(String id) {
        return tasks.stream()
                .filter(task -> task.get("task_id").stringValue().equals(id))
                .findFirst()
                .orElseThrow();
    }

    static ObjectNode beacon(String round, String value) {
        var told = JSON.objectNode()
                .put("source", "drand quicknet")
                .put("round", round)
                .put("value", value);
        return JSON.objectNode().put("detail", told.toString());
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    void exclude(String rater, String rule, long seen, long hits) {
        tell(
                "exclusion.applied",
                JSON.objectNode()
                        .put("rater", rater)
                        .put("rule", rule)
                        .put("planned", true)
                        .put("by", "account 1")
                        .put("seen", seen)
                        .put("hits", hits));
        if (rule.equals("seat")) {
            log.get(log.size() - 1).body().put("evidence", "7.500000");
        }
        leaveOut(rater, rule);
    }

    /** Out of the tables alone. */
    void drop(int vote) {
        var gone = votes.remove(vote);
        raters.stream()
                .filter(row -> row.get("rater").equals(gone.get("rater")))
                .forEach(row -> row.merge("votes", "1", (was, one) -> String.valueOf(Integer.parseInt(was) - 1)));
    }

    void leaveOut(String rater, String rule) {
        var excluded = String.valueOf(!rule.isEmpty());
        raters.stream().filter(row -> rater.equals(row.get("rater"))).forEach(row -> row.put("excluded", excluded));
        votes.stream().filter(row -> rater.equals(row.get("rater"))).forEach(row -> {
            row.put("excluded", excluded);
            row.put("exclusion_reason", rule);
        });
    }

    void tell(String type, ObjectNode body) {
        log.add(new Event(type, BEGUN.plusMillis(500L * log.size()), body));
    }

    Event event(String type) {
        return log.stream()
                .filter(event -> event.type().equals(type))
                .findFirst()
                .orElseThrow();
    }

    static Map<String, String> row(Object... cells) {
        var row = new HashMap<String, String>();
        for (int i = 0; i < cells.length; i += 2) {
            row.put((String) cells[i], String.valueOf(cells[i + 1]));
        }
        return row;
    }

    String origin() {
        return "evenhand-0123456789abcdef/" + slug;
    }

    NoteSigner signer() {
        return NoteSigner.of(origin(), keys);
    }

    Path write(Path path) throws IOException {
        return new SampleBundle(this).write(path);
    }
}

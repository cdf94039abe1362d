package dev.evenhand.ledger;

import dev.evenhand.card.CardVotes;
import dev.evenhand.commitment.BallotLot;
import dev.evenhand.commitment.CanonicalJson;
import dev.evenhand.commitment.CommittedSeed;
import dev.evenhand.commitment.PlanCommitment;
import dev.evenhand.commitment.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
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
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
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
    private static final Instant BEGUN = Instant.parse("2026-06-02T10:00:00Z");

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

    /** What is done to the results after they were computed honestly. */
    Consumer<ObjectNode> dressing = results -> {};

    /** What is done to the finished files, by name, before their digests enter the log. */
    Consumer<Map<String, String>> editing = files -> {};

    /** An entry to be. */
    record Event(String type, Instant at, ObjectNode body) {}

    SampleStudy(String slug, long number, int tasks, int raters, String... models) {
        this(slug, number, tasks, raters, plan -> {}, models);
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

    private SampleStudy(
            String slug, long number, int tasks, int raters, Consumer<ObjectNode> planning, String... models) {
        this.slug = slug;
        random = new Random(number);
        random.nextBytes(seed);
        random.nextBytes(nonce);
        plan(models);
        planning.accept(plan);
        lay(tasks, List.of(models));
        begin();
        collect(plan.has("beacon") ? new CommittedSeed(seed, BEACON) : new CommittedSeed(seed), raters);
        decide();
        if (plan.has("gold_share")) {
            befall();
        }
        tell("study.closed", JSON.objectNode().put("detail", "{}"));
        tell("prereg.revealed", JSON.objectNode().put("nonce", hex(nonce)).put("seed", hex(seed)));
        tell("study.published", JSON.objectNode().put("detail", "{}"));
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

    private void lay(int count, List<String> models) {
        for (int t = 0; t < count; t++) {
            var task = JSON.objectNode().put("task_id", "t-%03d".formatted(t));
            task.put("category", t % 3 == 0 ? "code, \"hard\"" : "talk").put("language", "en");
            task.withArray("messages").addObject().put("role", "user").put("content", "What of = %d, ü?".formatted(t));
            for (var model : models) {
                var response = task.withArray("responses")
                        .addObject()
                        .put("model", model)
                        .put("sample", 1);
                response.withArray("messages")
                        .addObject()
                        .put("role", "assistant")
                        .put("content", "Answer %s to %d".formatted(Integer.toHexString(model.hashCode()), t));
            }
            tasks.add(task);
            for (int i = 0; i < models.size(); i++) {
                for (int j = i + 1; j < models.size(); j++) {
                    lay("live", t, models.get(i), models.get(j));
                }
            }
        }
        for (int t = 0; t < count && plan.has("gold_share"); t++) {
            lay("gold", t, models.get(0), models.get(1));
        }
    }

    private void lay(String kind, int task, String first, String second) {
        boolean live = kind.equals("live");
        comparisons.add(row(
                "comparison",
                comparisons.size(),
                "kind",
                kind,
                "task_id",
                "t-%03d".formatted(task),
                "model_1",
                first,
                "sample_1",
                1,
                "model_2",
                second,
                "sample_2",
                1,
                "pair_probability",
                live ? "0.500000000000" : "",
                "places",
                live ? 2 : 0,
                "parked",
                false,
                "gold",
                live ? "" : "first"));
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
                JSON.objectNode().put("comparisons", comparisons.size()).put("digest", design()));
        if (plan.has("beacon")) {
            tell(Log.BEACON, beacon("26000000", hex(BEACON)));
        }
        tell("study.opened", JSON.objectNode().put("detail", "{}"));
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

    /** As the database makes it at registration. */
    String design() {
        var all = new ByteArrayOutputStream();
        for (var row : comparisons) {
            var task = task(row.get("task_id"));
            all.writeBytes(CanonicalJson.sha256(String.join(
                    "\t",
                    row.get("comparison"),
                    row.get("kind"),
                    row.get("task_id"),
                    task.get("category").stringValue(),
                    task.get("language").stringValue(),
                    Evidence.digest(task.get("messages")),
                    row.get("model_1"),
                    row.get("sample_1"),
                    response(task, row.get("model_1")),
                    row.get("model_2"),
                    row.get("sample_2"),
                    response(task, row.get("model_2")),
                    row.get("pair_probability"),
                    row.get("places") + (row.get("gold").isEmpty() ? "" : "\t" + row.get("gold")))));
        }
        return HexFormat.of().formatHex(Sha256.of(all.toByteArray()));
    }

    ObjectNode task(String id) {
        return tasks.stream()
                .filter(task -> task.get("task_id").stringValue().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static String response(ObjectNode task, String model) {
        for (var response : task.get("responses")) {
            if (response.get("model").stringValue().equals(model)) {
                return Evidence.digest(response.get("messages"));
            }
        }
        return "";
    }

    private void collect(CommittedSeed chance, int count) {
        for (int r = 0; r < count; r++) {
            raters.add(row(
                    "rater",
                    "%032x".formatted(r + 1),
                    "source",
                    "invitation",
                    "rater_group",
                    "",
                    "votes",
                    0,
                    "excluded",
                    false));
        }
        for (int place = 0; place < 2; place++) {
            for (var comparison : comparisons.stream()
                    .filter(row -> row.get("kind").equals("live"))
                    .toList()) {
                int c = Integer.parseInt(comparison.get("comparison"));
                var rater = raters.get((c + place) % count);
                golds(chance, rater);
                ballot(chance, comparison, rater);
            }
        }
        var skipped = issue(chance, comparisons.get(0), raters.get(2 % count), "skipped");
        outcome("ballot.skipped", skipped, detail(skipped)).put("reason", "other");
    }

    /** As long as the seed draws them and this rater has not had them all. */
    private void golds(CommittedSeed chance, Map<String, String> rater) {
        var share = new BigDecimal(plan.path("gold_share").asString("0"));
        var lot = new BallotLot(share, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);
        while (lot.kind(chance, ballots.size()) == BallotLot.Kind.GOLD) {
            var left = comparisons.stream()
                    .filter(row -> row.get("kind").equals("gold"))
                    .filter(row -> ballots.stream()
                            .noneMatch(ballot -> ballot.get("rater").equals(rater.get("rater"))
                                    && ballot.get("comparison").equals(row.get("comparison"))))
                    .findFirst();
            if (left.isEmpty()) {
                return;
            }
            ballot(chance, left.get(), rater);
        }
    }

    /** The first rater answers before anyone can read, the second one is always wrong. */
    private void decide() {
        plan.path("exclusions").forEach(rule -> {
            var code = rule.path("rule").stringValue();
            var rater = raters.get(code.equals("speed") ? 0 : 1).get("rater");
            long seen = votes.stream()
                    .filter(vote -> vote.get("rater").equals(rater))
                    .filter(vote -> code.equals("speed") || vote.get("kind").equals("gold"))
                    .count();
            exclude(rater, code, seen, seen);
        });
    }

    /** What a reader of the result must know of, whoever would rather have it forgotten. */
    private void befall() {
        amend(1, "Raters disagree more than we thought.");
        study("withdrawn", JSON.objectNode().put("model", "m2").put("reason", "It was a trial."));
        tell("rater.revoked", JSON.objectNode().put("rater", raters.get(0).get("rater")));
        tell("rater.erased", JSON.objectNode());
        var answer = JSON.objectNode().put("item", "payment").put("number", 1);
        tell("study.described", answer.put("text", "12 € an hour"));
        amend(2, "Money ran out.");
        study("watched", JSON.objectNode().put("votes", "30"));
    }

    private void amend(int number, String reason) {
        var detail = JSON.objectNode().put("number", number).put("field", "votes_per_comparison");
        detail.put("reason", reason).put("after_votes", votes.size());
        study(
                "amended",
                detail.put(
                        "after_counted",
                        votes.stream()
                                .filter(vote -> vote.get("kind").equals("live"))
                                .count()));
    }

    private void study(String deed, ObjectNode detail) {
        tell("study." + deed, JSON.objectNode().put("detail", detail.toString()));
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
        leaveOut(rater, rule);
    }

    void leaveOut(String rater, String rule) {
        var excluded = String.valueOf(!rule.isEmpty());
        raters.stream().filter(row -> rater.equals(row.get("rater"))).forEach(row -> row.put("excluded", excluded));
        votes.stream().filter(row -> rater.equals(row.get("rater"))).forEach(row -> {
            row.put("excluded", excluded);
            row.put("exclusion_reason", rule);
        });
    }

    private static ObjectNode detail(Map<String, String> ballot) {
        return JSON.objectNode()
                .put("kind", ballot.get("kind"))
                .put("issued_at", ballot.get("issued_at"))
                .put("comparison", Integer.parseInt(ballot.get("comparison")))
                .put("swapped", Boolean.parseBoolean(ballot.get("swapped")));
    }

    private ObjectNode outcome(String type, Map<String, String> ballot, ObjectNode detail) {
        details.put(ballot.get("ballot"), detail);
        var body = JSON.objectNode().put("ballot", ballot.get("ballot"));
        body.put("n", Long.parseLong(ballot.get("number"))).put("rater", ballot.get("rater"));
        body.put("detail", Evidence.digest(detail));
        tell(type, body);
        return body;
    }

    private Map<String, String> issue(
            CommittedSeed chance, Map<String, String> comparison, Map<String, String> rater, String state) {
        long number = ballots.size();
        var ballot = row(
                "number",
                number,
                "kind",
                comparison.get("kind"),
                "repeat_of",
                "",
                "ballot",
                chance.ballotId(number).toString().replace("-", ""),
                "rater",
                rater.get("rater"),
                "comparison",
                comparison.get("comparison"),
                "swapped",
                chance.swapped(number),
                "state",
                state,
                "issued_at",
                BEGUN.plusSeconds(30 * number).toString());
        ballots.add(ballot);
        return ballot;
    }

    private void ballot(CommittedSeed chance, Map<String, String> comparison, Map<String, String> rater) {
        var ballot = issue(chance, comparison, rater, "answered");
        boolean swapped = Boolean.parseBoolean(ballot.get("swapped"));
        double draw = random.nextDouble();
        boolean gold = comparison.get("kind").equals("gold");
        boolean firstWins = gold ? !rater.equals(raters.get(1)) : draw < 0.5;
        var verdict =
                draw > 0.92 && !gold ? "both_bad" : draw > 0.82 && !gold ? "tie" : firstWins == swapped ? "b" : "a";
        var winner = Map.of("a", "model_a", "b", "model_b").getOrDefault(verdict, verdict);
        votes.add(row(
                "vote_id",
                votes.size() + 100,
                "ballot",
                ballot.get("ballot"),
                "kind",
                comparison.get("kind"),
                "revision",
                1,
                "rater",
                rater.get("rater"),
                "task_id",
                comparison.get("task_id"),
                "category",
                task(comparison.get("task_id")).get("category").stringValue(),
                "model_a",
                comparison.get(swapped ? "model_2" : "model_1"),
                "model_b",
                comparison.get(swapped ? "model_1" : "model_2"),
                "winner",
                winner,
                "strength",
                "",
                "source",
                "desk",
                "voted_at",
                BEGUN.plusSeconds(30L * ballots.size()).toString(),
                "active_ms",
                rater.equals(raters.get(0)) ? 300 : 21000,
                "pair_probability",
                "0.5",
                "excluded",
                false,
                "exclusion_reason",
                ""));
        rater.merge("votes", "1", (one, other) -> String.valueOf(Integer.parseInt(one) + 1));
        cast(votes.get(votes.size() - 1), ballot);
    }

    /** Writes a vote into the log. */
    void cast(Map<String, String> vote, Map<String, String> ballot) {
        var detail = detail(ballot).put("vote_id", Long.parseLong(vote.get("vote_id")));
        detail.put("verdict", vote.get("winner"))
                .put("task", vote.get("task_id"))
                .put("source", vote.get("source"));
        detail.put("model_a", vote.get("model_a")).put("model_b", vote.get("model_b"));
        detail.put("voted_at", vote.get("voted_at")).put("active_ms", Long.parseLong(vote.get("active_ms")));
        outcome("vote.cast", ballot, detail).put("revision", 1).put("answer", Evidence.digest(detail));
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

    ObjectNode results() {
        var models = new ArrayList<String>();
        plan.path("models").forEach(model -> models.add(model.stringValue()));
        var all = CardVotes.among(models, List.of());
        for (var vote : votes) {
            if (models.containsAll(List.of(vote.get("model_a"), vote.get("model_b")))) {
                all.add(BundleTables.Vote.of(
                                BundleTables.VOTES.stream().map(vote::get).toList())
                        .forCard());
            }
        }
        var story = story();
        var places = new Places(plan, story);
        ballots.forEach(ballot -> places.ballot(
                ballot.get("state"),
                ballot.get("kind"),
                Integer.parseInt(ballot.get("comparison")),
                ballot.get("rater")));
        comparisons.forEach(row ->
                places.comparison(Integer.parseInt(row.get("comparison")), Integer.parseInt(row.get("places")), false));
        return Results.of(plan, all.build(), places.end(plan, places.all()), story, places);
    }

    private ObjectNode datasheet() {
        var sheet = JSON.objectNode().put("study", slug);
        var items = sheet.putArray("sections").addObject().putArray("items");
        items.addObject().put("item", "raters").put("record", "4 raters").putNull("note");
        log.stream()
                .filter(event -> event.type().equals(Log.DESCRIBED))
                .forEach(event -> items.addObject()
                        .put("item", Log.text(event.body(), "item"))
                        .put("note", Log.text(event.body(), "text")));
        return sheet;
    }

    private LogStory story() {
        var story = new LogStory();
        long cast = 0;
        for (int seq = 0; seq < log.size(); seq++) {
            var event = log.get(seq);
            var entry = new LogEntry(seq, event.at(), slug, event.type(), LogEntry.NONE_BEFORE, event.body());
            story.add(entry, cast);
            cast += Log.firstVote(entry) ? 1 : 0;
        }
        return story;
    }

    private static String csv(List<String> columns, List<Map<String, String>> rows) {
        return Stream.concat(
                        Stream.of(String.join(",", columns)),
                        rows.stream()
                                .map(row -> columns.stream()
                                        .map(column -> quoted(row.get(column)))
                                        .collect(Collectors.joining(","))))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String quoted(String cell) {
        return cell.matches("(?s).*[\",\n\r].*") ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
    }

    Map<String, String> files() {
        var files = new TreeMap<String, String>();
        files.put(BundleFiles.PLAN, CanonicalJson.write(plan));
        files.put(
                BundleFiles.TASKS,
                tasks.stream().map(CanonicalJson::write).collect(Collectors.joining("\n", "", "\n")));
        files.put(BundleFiles.COMPARISONS, csv(BundleTables.COMPARISONS, comparisons));
        files.put(BundleFiles.BALLOTS, csv(BundleTables.BALLOTS, ballots));
        files.put(BundleFiles.VOTES, csv(BundleTables.VOTES, votes));
        files.put(
                BundleFiles.DETAILS,
                log.stream()
                        .filter(event -> event.body().has("ballot"))
                        .map(event -> CanonicalJson.write(
                                details.get(event.body().get("ballot").stringValue())))
                        .collect(Collectors.joining("\n", "", "\n")));
        files.put(BundleFiles.RATERS, csv(BundleTables.RATERS, raters));
        var results = results();
        dressing.accept(results);
        files.put(BundleFiles.RESULTS, CanonicalJson.write(results));
        files.put(BundleFiles.DATASHEET, CanonicalJson.write(datasheet()));
        files.put(
                BundleFiles.ABOUT,
                CanonicalJson.write(JSON.objectNode().put("bundle", 1).put("study", slug)));
        files.put(BundleFiles.KEY, signer().key() + "\n");
        editing.accept(files);
        return files;
    }

    /** Writes the bundle as an honest server would, from whatever the study has become. */
    Path write(Path path) throws IOException {
        try (var bundle = new BundleWriter(path)) {
            for (var file : files().entrySet()) {
                bundle.add(file.getKey(), file.getValue());
            }
            bundle.add(BundleFiles.PACKAGE, DataPackage.of(slug, slug, bundle.listed()));
            var lines = lines(bundle);
            bundle.add(BundleFiles.LOG, String.join("", lines));
            bundle.add(BundleFiles.CHECKPOINT, checkpoint(lines).sign(signer()).toString());
            bundle.seal(origin(), signer());
        }
        return path;
    }

    private List<String> lines(BundleWriter bundle) {
        var made = JSON.objectNode().put("size", log.size());
        bundle.listed().forEach((name, listed) -> made.withObject("files").put(name, listed.digest()));
        var events = new ArrayList<>(log);
        events.add(new Event("bundle.made", BEGUN.plusMillis(500L * log.size()), made));
        var lines = new ArrayList<String>();
        var previous = LogEntry.NONE_BEFORE;
        for (var event : events) {
            var body = event.body().deepCopy().put("salt", "%032x".formatted(lines.size()));
            var entry = new LogEntry(lines.size(), event.at(), slug, event.type(), previous, body);
            lines.add(entry.line() + "\n");
            previous = entry.leaf();
        }
        return lines;
    }

    Checkpoint checkpoint(List<String> lines) {
        var tree = new GrowingTree();
        lines.forEach(line -> tree.append(Hash.leaf(line.strip().getBytes(StandardCharsets.UTF_8))));
        return Checkpoint.of(origin(), tree.tree());
    }
}

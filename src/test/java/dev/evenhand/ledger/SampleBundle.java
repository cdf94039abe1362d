package dev.evenhand.ledger;

import dev.evenhand.card.CardVotes;
import dev.evenhand.commitment.CanonicalJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The bundle of a sample study, as an honest server would make it of whatever the study has become. */
final class SampleBundle {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final SampleStudy study;

    SampleBundle(SampleStudy study) {
        this.study = study;
    }

    Path write(Path path) throws IOException {
        try (var bundle = new BundleWriter(path)) {
            for (var file : files().entrySet()) {
                bundle.add(file.getKey(), file.getValue());
            }
            bundle.add(BundleFiles.PACKAGE, DataPackage.of(study.slug, study.slug, bundle.listed()));
            var lines = lines(bundle);
            bundle.add(BundleFiles.LOG, String.join("", lines));
            bundle.add(
                    BundleFiles.CHECKPOINT,
                    checkpoint(lines).sign(study.signer()).toString());
            bundle.seal(study.origin(), study.signer());
        }
        return path;
    }

    private Map<String, String> files() {
        var files = new TreeMap<String, String>();
        files.put(BundleFiles.PLAN, CanonicalJson.write(study.plan));
        files.put(
                BundleFiles.TASKS,
                study.tasks.stream().map(CanonicalJson::write).collect(Collectors.joining("\n", "", "\n")));
        files.put(BundleFiles.COMPARISONS, csv(BundleTables.COMPARISONS, study.comparisons));
        files.put(BundleFiles.BALLOTS, csv(BundleTables.BALLOTS, study.ballots));
        files.put(BundleFiles.VOTES, csv(BundleTables.VOTES, study.votes));
        files.put(
                BundleFiles.DETAILS,
                study.log.stream()
                        .filter(event -> event.body().has("ballot"))
                        .map(event -> CanonicalJson.write(
                                study.details.get(event.body().get("ballot").stringValue())))
                        .collect(Collectors.joining("\n", "", "\n")));
        files.put(BundleFiles.RATERS, csv(BundleTables.RATERS, study.raters));
        var results = results();
        study.dressing.accept(results);
        files.put(BundleFiles.RESULTS, CanonicalJson.write(results));
        files.put(BundleFiles.DATASHEET, CanonicalJson.write(datasheet()));
        files.put(
                BundleFiles.ABOUT,
                CanonicalJson.write(JSON.objectNode().put("bundle", 1).put("study", study.slug)));
        files.put(BundleFiles.KEY, study.signer().key() + "\n");
        study.editing.accept(files);
        return files;
    }

    ObjectNode results() {
        var models = new ArrayList<String>();
        study.plan.path("models").forEach(model -> models.add(model.stringValue()));
        var all = CardVotes.among(models, List.of());
        for (var vote : study.votes) {
            if (models.containsAll(List.of(vote.get("model_a"), vote.get("model_b")))) {
                all.add(BundleTables.Vote.of(
                                BundleTables.VOTES.stream().map(vote::get).toList())
                        .forCard());
            }
        }
        var story = story();
        var places = new Places(study.plan, story);
        study.ballots.forEach(ballot -> places.ballot(
                ballot.get("state"),
                ballot.get("kind"),
                Integer.parseInt(ballot.get("comparison")),
                ballot.get("rater")));
        study.comparisons.forEach(row ->
                places.comparison(Integer.parseInt(row.get("comparison")), Integer.parseInt(row.get("places")), false));
        return Results.of(study.plan, all.build(), places.end(study.plan, places.all()), story, places);
    }

    private ObjectNode datasheet() {
        var sheet = JSON.objectNode().put("study", study.slug);
        var items = sheet.putArray("sections").addObject().putArray("items");
        items.addObject().put("item", "raters").put("record", "4 raters").putNull("note");
        study.log.stream()
                .filter(event -> event.type().equals(Log.DESCRIBED))
                .forEach(event -> items.addObject()
                        .put("item", Log.text(event.body(), "item"))
                        .put("note", Log.text(event.body(), "text")));
        return sheet;
    }

    private LogStory story() {
        var story = new LogStory();
        long cast = 0;
        for (int seq = 0; seq < study.log.size(); seq++) {
            var event = study.log.get(seq);
            var entry = new LogEntry(seq, event.at(), study.slug, event.type(), LogEntry.NONE_BEFORE, event.body());
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

    private List<String> lines(BundleWriter bundle) {
        var made = JSON.objectNode().put("size", study.log.size());
        bundle.listed().forEach((name, listed) -> made.withObject("files").put(name, listed.digest()));
        var events = new ArrayList<>(study.log);
        events.addAll(study.since);
        events.add(new SampleStudy.Event("bundle.made", SampleStudy.BEGUN.plusMillis(500L * study.log.size()), made));
        var lines = new ArrayList<String>();
        var previous = LogEntry.NONE_BEFORE;
        for (var event : events) {
            var body = event.body().deepCopy().put("salt", "%032x".formatted(lines.size()));
            var entry = new LogEntry(lines.size(), event.at(), study.slug, event.type(), previous, body);
            lines.add(entry.line() + "\n");
            previous = entry.leaf();
        }
        return lines;
    }

    private Checkpoint checkpoint(List<String> lines) {
        var tree = new GrowingTree();
        lines.forEach(line -> tree.append(Hash.leaf(line.strip().getBytes(StandardCharsets.UTF_8))));
        return Checkpoint.of(study.origin(), tree.tree());
    }
}

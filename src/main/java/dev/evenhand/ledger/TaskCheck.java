package dev.evenhand.ledger;

import dev.evenhand.commitment.CanonicalJson;
import dev.evenhand.ledger.BundleTables.Comparison;
import dev.evenhand.ledger.Report.Check;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;

/**
 * That tasks, responses and the order of comparisons are those of registration: one digest over a digest of each
 * comparison, which holds the digests of its prompt and of its two responses.
 */
final class TaskCheck {

    private final Evidence evidence;
    private final Report report;

    private TaskCheck(Evidence evidence, Report report) {
        this.evidence = evidence;
        this.report = report;
    }

    static void run(Evidence evidence, Report report) {
        new TaskCheck(evidence, report).run();
    }

    private void run() {
        var designs = evidence.log().all(Log.DESIGN);
        if (designs.size() != 1) {
            throw new Malformed(
                    "the log has %d entries on tasks and comparisons instead of one".formatted(designs.size()));
        }
        var design = designs.get(0);
        long first = evidence.outcomes().values().stream()
                .mapToLong(Evidence.Outcome::seq)
                .min()
                .orElse(Long.MAX_VALUE);
        if (first < design.seq()) {
            report.fail(Check.TASKS, "a vote was cast before tasks and comparisons were committed");
        }
        long committed = design.body().path("comparisons").asLong(-1);
        if (committed > evidence.comparisons().size() || committed < 0) {
            throw new Malformed("%d comparisons were committed, %d are there"
                    .formatted(committed, evidence.comparisons().size()));
        }
        if (!digest(evidence.comparisons().subList(0, (int) committed)).equals(Log.text(design.body(), "digest"))) {
            report.fail(Check.TASKS, "a task, a response or a comparison is not what was committed");
        }
        models();
        strays();
        report.pass(
                Check.TASKS,
                Report.count(evidence.tasks().size(), "task", "tasks") + ", "
                        + Report.count(committed, "comparison", "comparisons"));
    }

    private String digest(List<Comparison> comparisons) {
        var all = BundleWriter.sha256();
        int number = 0;
        for (var comparison : comparisons) {
            if (comparison.number() != number++) {
                throw new Malformed("comparisons are not numbered from 0 without gaps");
            }
            add(all, comparison);
        }
        return HexFormat.of().formatHex(all.digest());
    }

    private void add(MessageDigest all, Comparison comparison) {
        var task = evidence.tasks().get(comparison.task());
        if (task == null) {
            throw new Malformed("comparison %d is on a task that is not there".formatted(comparison.number()));
        }
        var gold = comparison.gold().isEmpty() ? "" : "\t" + comparison.gold();
        all.update(CanonicalJson.sha256(String.join(
                        "\t",
                        String.valueOf(comparison.number()),
                        comparison.kind(),
                        comparison.task(),
                        task.category(),
                        task.language(),
                        task.prompt().digest(),
                        comparison.model1(),
                        comparison.sample1(),
                        response(task, comparison.model1(), comparison.sample1()),
                        comparison.model2(),
                        comparison.sample2(),
                        response(task, comparison.model2(), comparison.sample2()),
                        comparison.probability(),
                        String.valueOf(comparison.places()))
                + gold));
    }

    private static String response(Evidence.Task task, String model, String sample) {
        var response = task.responses().get(Evidence.response(model, sample));
        return response == null ? "" : response.digest();
    }

    private void models() {
        var committed = evidence.log().all(Log.VARIANT).stream()
                .map(entry -> Log.text(entry.body(), "name"))
                .toList();
        if (!committed.equals(evidence.models())) {
            report.fail(
                    Check.TASKS,
                    "the models committed are %s, those of the plan %s".formatted(committed, evidence.models()));
        }
    }

    private void strays() {
        var used = new HashSet<String>();
        var asked = new HashSet<String>();
        for (var comparison : evidence.comparisons()) {
            used.add(comparison.task());
            if (comparison.kind().equals("live")) {
                asked.add(comparison.task());
            }
        }
        // Imports from before their rows were bound took votes on any task of the pool; their number alone is told.
        boolean older = evidence.log().all(Log.IMPORTED).stream()
                .anyMatch(entry -> evidence.log().covers(entry) && !entry.body().has("rows"));
        if (older) {
            evidence.votes().stream().filter(vote -> vote.ballot().isEmpty()).forEach(vote -> {
                used.add(vote.task());
                asked.add(vote.task());
            });
        }
        evidence.tasks().keySet().stream()
                .filter(task -> !used.contains(task))
                .forEach(task -> report.fail(Check.TASKS, "task \"%s\" is in no comparison".formatted(task)));
        // Votes from elsewhere are on no ballot, so that nothing else ties them to what was laid out.
        var unplanned = evidence.votes().stream()
                .filter(vote -> vote.ballot().isEmpty() && !asked.contains(vote.task()))
                .toList();
        if (!unplanned.isEmpty()) {
            report.fail(
                    Check.TASKS,
                    "%s collected elsewhere on tasks of which no comparison was laid out, as \"%s\""
                            .formatted(
                                    Report.count(unplanned.size(), "vote", "votes"),
                                    unplanned.get(0).task()));
        }
    }
}

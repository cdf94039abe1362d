package dev.evenhand.ledger;

import dev.evenhand.ledger.BundleTables.Rater;
import dev.evenhand.ledger.BundleTables.Vote;
import dev.evenhand.ledger.Report.Check;
import java.util.HashMap;
import java.util.HashSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** That who is left out is left out by a rule of the plan, by an entry in the log, and with all votes alike. */
final class ExclusionCheck {

    private ExclusionCheck() {}

    static void run(Evidence evidence, Report report) {
        var planned = StreamSupport.stream(evidence.plan().path("exclusions").spliterator(), false)
                .map(rule -> rule.path("rule").asString(""))
                .collect(Collectors.toSet());
        var applied = new HashMap<String, String>();
        for (var entry : evidence.log().all(Log.EXCLUDED)) {
            applied.put(Log.text(entry.body(), "rater"), Log.text(entry.body(), "rule"));
        }
        evidence.log().all("exclusion.lifted").forEach(entry -> applied.remove(Log.text(entry.body(), "rater")));
        for (var rater : evidence.raters()) {
            var rule = applied.get(rater.name());
            if (rater.excluded() && (rule == null || !planned.contains(rule))) {
                report.fail(Check.EXCLUSIONS, "rater %s is left out by no rule of the plan".formatted(rater.name()));
            }
            if (!rater.excluded() && rule != null && planned.contains(rule)) {
                report.fail(Check.EXCLUSIONS, "rater %s counts in spite of rule %s".formatted(rater.name(), rule));
            }
        }
        votes(evidence, report);
        report.pass(
                Check.EXCLUSIONS,
                "%d rules in the plan, %d raters left out"
                        .formatted(
                                planned.size(),
                                evidence.raters().stream()
                                        .filter(Rater::excluded)
                                        .count()));
    }

    private static void votes(Evidence evidence, Report report) {
        var left = evidence.raters().stream()
                .filter(Rater::excluded)
                .map(Rater::name)
                .collect(Collectors.toCollection(HashSet::new));
        var counts = evidence.votes().stream().collect(Collectors.groupingBy(Vote::rater, Collectors.counting()));
        for (var vote : evidence.votes()) {
            if (vote.excluded() != left.contains(vote.rater())) {
                report.fail(
                        Check.EXCLUSIONS, "vote %s and its rater do not agree on being left out".formatted(vote.id()));
            }
        }
        var raters = evidence.raters().stream()
                .collect(Collectors.toMap(Rater::name, Function.identity(), (one, other) -> one));
        counts.forEach((rater, votes) -> {
            var row = raters.get(rater);
            if (row == null || row.votes() != votes) {
                report.fail(
                        Check.EXCLUSIONS, "raters.csv does not have rater %s with %d votes".formatted(rater, votes));
            }
        });
    }
}

package dev.evenhand.ledger;

import dev.evenhand.ledger.BundleTables.Rater;
import dev.evenhand.ledger.BundleTables.Vote;
import dev.evenhand.ledger.Report.Check;
import dev.evenhand.statistics.RaterAudit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * That who is left out is left out by a rule of the plan, by a decision in the log that the rule bears out, and with all
 * votes alike.
 */
final class ExclusionCheck {

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,9}(\\.[0-9]{1,9})?");

    /** Below the logarithm of 1 / alpha no e-value is flagged, however many raters are; entries have six digits of it. */
    private static final double LEAST_EVIDENCE = -Math.log(RaterAudit.standard().alpha()) - 1e-6;

    private final Evidence evidence;
    private final Report report;
    private final PlannedRules rules;
    private final Set<String> planned;
    private final Map<String, Long> votes;
    private int asked;
    private int trusted;

    private ExclusionCheck(Evidence evidence, Report report) {
        this.evidence = evidence;
        this.report = report;
        rules = new PlannedRules(evidence);
        planned = StreamSupport.stream(evidence.plan().path("exclusions").spliterator(), false)
                .map(rule -> rule.path("rule").asString(""))
                .collect(Collectors.toSet());
        votes = evidence.votes().stream().collect(Collectors.groupingBy(Vote::rater, Collectors.counting()));
    }

    static void run(Evidence evidence, Report report) {
        new ExclusionCheck(evidence, report).run();
    }

    private void run() {
        var out = decided();
        raters(out);
        votes(out);
        counts();
        report.pass(
                Check.EXCLUSIONS,
                "%s in the plan, %s left out, %s asked again, %d taken on trust; %d flagged and counted, %s to keep one"
                        .formatted(
                                Report.count(planned.size(), "rule", "rules"),
                                Report.count(out.size(), "rater", "raters"),
                                Report.count(asked, "decision", "decisions"),
                                trusted,
                                kept(out),
                                Report.count(decidedToKeep(), "decision", "decisions")));
    }

    /** Who is left out at last, and by which rule. */
    private Map<String, String> decided() {
        var out = new HashMap<String, String>();
        for (var entry : evidence.log().all()) {
            var rater = Log.text(entry.body(), "rater");
            if (!evidence.log().covers(entry)) {
                break;
            }
            if (entry.type().equals(Log.RESTORED)) {
                out.remove(rater);
            } else if (entry.type().equals(Log.EXCLUDED) && bearsOut(entry)) {
                out.put(rater, Log.text(entry.body(), "rule"));
            }
        }
        return out;
    }

    /** Whether a decision takes votes out; one that the plan does not name is on record and changes nothing. */
    private boolean bearsOut(LogEntry entry) {
        var rule = Log.text(entry.body(), "rule");
        boolean counts = entry.body().path("planned").asBoolean(false);
        if (!counts) {
            return false;
        }
        if (!planned.contains(rule)) {
            fail("entry %d leaves a rater out by \"%s\", which is no rule of the plan", entry.seq(), rule);
        }
        if (PlannedRules.TOLD.contains(rule)) {
            told(entry);
        }
        rules.ask(rule, Log.text(entry.body(), "rater"), entry.seq()).ifPresent(said -> {
            asked++;
            if (!said.flagged()) {
                fail("entry %d leaves a rater out by rule %s, which does not flag that rater", entry.seq(), rule);
            }
            if (said.seen() != entry.body().path("seen").asInt(-1)
                    || said.hits() != entry.body().path("hits").asInt(-1)) {
                fail(
                        "entry %d tells of %s of %s by rule %s, asked again it is %d of %d",
                        entry.seq(),
                        entry.body().path("hits"),
                        entry.body().path("seen"),
                        rule,
                        said.hits(),
                        said.seen());
            }
        });
        return true;
    }

    /** Evidence that rests on a fit to everybody's votes is not computed again; less of it than ever flags anybody is none. */
    private void told(LogEntry entry) {
        var evidence = Log.text(entry.body(), "evidence");
        int seen = entry.body().path("seen").asInt(-1);
        int hits = entry.body().path("hits").asInt(-1);
        boolean flags = NUMBER.matcher(evidence).matches() && Double.parseDouble(evidence) >= LEAST_EVIDENCE;
        if (!flags || hits < 0 || hits > seen || seen > votes.getOrDefault(Log.text(entry.body(), "rater"), 0L)) {
            fail(
                    "entry %d leaves a rater out by evidence of \"%s\", %d of %d: no such rule flags anybody by that",
                    entry.seq(), evidence, hits, seen);
        }
        trusted++;
    }

    private void raters(Map<String, String> out) {
        for (var rater : evidence.raters()) {
            if (rater.excluded() && !out.containsKey(rater.name())) {
                fail("rater %s is left out by no rule of the plan", rater.name());
            }
            if (!rater.excluded() && out.containsKey(rater.name())) {
                fail("rater %s counts in spite of rule %s", rater.name(), out.get(rater.name()));
            }
        }
    }

    private void votes(Map<String, String> out) {
        for (var vote : evidence.votes()) {
            var rule = out.getOrDefault(vote.rater(), "");
            if (vote.excluded() == rule.isEmpty() || !vote.rule().equals(rule)) {
                fail("vote %s and its rater do not agree on being left out", vote.id());
            }
        }
    }

    private void counts() {
        var raters = evidence.raters().stream()
                .collect(Collectors.toMap(Rater::name, Function.identity(), (one, other) -> one));
        votes.forEach((rater, count) -> {
            var row = raters.get(rater);
            if (row == null || row.votes() != count) {
                fail("raters.csv does not have rater %s with %d votes", rater, count);
            }
        });
    }

    /** A flag changes nothing by itself; that it was passed over is worth knowing. */
    private long kept(Map<String, String> out) {
        return evidence.raters().stream()
                .filter(rater -> !out.containsKey(rater.name()))
                .filter(rater -> planned.stream()
                        .anyMatch(rule -> rules.ask(rule, rater.name(), Long.MAX_VALUE)
                                .filter(PlannedRules.Said::flagged)
                                .isPresent()))
                .count();
    }

    /** By a rule of the plan, and not taken back. */
    private int decidedToKeep() {
        var kept = new HashSet<String>();
        for (var entry : evidence.log().all()) {
            var flag = Log.text(entry.body(), "rater") + "/" + Log.text(entry.body(), "rule");
            if (entry.type().equals(Log.KEPT) && entry.body().path("planned").asBoolean(false)) {
                kept.add(flag);
            } else if (entry.type().equals(Log.REOPENED)) {
                kept.remove(flag);
            }
        }
        return kept.size();
    }

    private void fail(String problem, Object... about) {
        report.fail(Check.EXCLUSIONS, problem.formatted(about));
    }
}

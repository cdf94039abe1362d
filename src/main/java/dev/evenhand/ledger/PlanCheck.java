package dev.evenhand.ledger;

import dev.evenhand.commitment.PlanCommitment;
import dev.evenhand.ledger.Report.Check;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** That the plan is the one whose digest was in the log before anything could be known. */
final class PlanCheck {

    /** What may not be in the log before the plan is. */
    private static final List<String> LATER =
            List.of(Log.CAST, Log.SKIPPED, Log.LAPSED, Log.IMPORTED, Log.OPENED, Log.BEACON);

    private PlanCheck() {}

    static void run(String plan, Log log, Report report) {
        var registered = log.all(Log.REGISTERED);
        if (registered.size() != 1) {
            throw new Malformed("the log has %d registrations instead of one".formatted(registered.size()));
        }
        var commitment = registered.get(0);
        if (!Log.text(commitment.body(), "plan").equals(Evidence.hex(plan))) {
            report.fail(Check.PLAN, "plan.json is not the plan that was registered");
        }
        log.first(Log.REVEALED).ifPresent(revealed -> opens(revealed.body(), commitment.body(), plan, report));
        for (var type : LATER) {
            log.first(type)
                    .filter(entry -> entry.seq() < commitment.seq())
                    .ifPresent(entry -> report.fail(
                            Check.PLAN, "%s comes before the plan, as entry %d".formatted(type, entry.seq())));
        }
        int amendments = amendments(log, report);
        report.pass(
                Check.PLAN,
                "registered %s, %s".formatted(commitment.at(), Report.count(amendments, "amendment", "amendments")));
    }

    /** That amendments are numbered without gaps, and none says of itself that it came sooner than it did. */
    private static int amendments(Log log, Report report) {
        int number = 0;
        long votes = 0;
        for (var entry : log.all()) {
            if (entry.type().equals(Log.AMENDED)) {
                var told = Evidence.json("an amendment", Log.text(entry.body(), "detail"));
                if (!says(told.path("number"), ++number)) {
                    report.fail(
                            Check.PLAN,
                            "entry %d is amendment %s, not %d".formatted(entry.seq(), told.path("number"), number));
                }
                if (told.has("after_votes") && !says(told.path("after_votes"), votes)) {
                    report.fail(
                            Check.PLAN,
                            "amendment %d came after %s votes, in the log there are %d"
                                    .formatted(number, told.path("after_votes"), votes));
                }
            }
            votes += Log.firstVote(entry) ? 1 : 0;
            votes += entry.type().equals(Log.IMPORTED)
                    ? entry.body().path("votes").asLong(0)
                    : 0;
        }
        return number;
    }

    /** That an amendment did not come sooner among the votes that count than it says; what each was is told at the end. */
    static void counted(Evidence evidence, Report report) {
        var first = evidence.casts().stream()
                .filter(cast -> cast.revision() == 1
                        && cast.detail().path("kind").asString("live").equals("live"))
                .mapToLong(Evidence.Outcome::seq)
                .toArray();
        long imported = 0;
        for (var entry : evidence.log().all()) {
            if (entry.type().equals(Log.AMENDED) && evidence.log().covers(entry)) {
                var told = Evidence.json("an amendment", Log.text(entry.body(), "detail"));
                long votes = imported
                        + Arrays.stream(first).filter(seq -> seq < entry.seq()).count();
                if (told.has("after_counted") && !says(told.path("after_counted"), votes)) {
                    report.fail(
                            Check.PLAN,
                            "amendment %s came after %s votes that count, in the log there are %d"
                                    .formatted(told.path("number"), told.path("after_counted"), votes));
                }
            }
            imported += entry.type().equals(Log.IMPORTED)
                    ? entry.body().path("votes").asLong(0)
                    : 0;
        }
    }

    private static boolean says(JsonNode told, long number) {
        return told.isIntegralNumber() && told.canConvertToLong() && told.longValue() == number;
    }

    /** What was said while the plan was secret is opened by its nonce. */
    private static void opens(ObjectNode revealed, ObjectNode committed, String plan, Report report) {
        var nonce = ChanceCheck.bytes(Log.text(revealed, "nonce"));
        if (!HexFormat.of().formatHex(PlanCommitment.of(nonce, plan)).equals(Log.text(committed, "commitment"))) {
            report.fail(Check.PLAN, "the commitment is not to this plan");
        }
    }
}

package dev.evenhand.card;

import dev.evenhand.card.Card.Check;
import java.util.List;
import java.util.Optional;

/**
 * How the signed log of the study is doing.
 *
 * @param signed entries that the newest checkpoint binds
 * @param votesSince answers that came after votes and log were last compared, changes of one included
 * @param late votes that were in a checkpoint later than promised
 * @param overdue news that waits for its place in the log longer than promised
 * @param secondsBack by how much the times of entries go back in it, where the clock was put back
 * @param findings what the last comparison with the votes found amiss
 * @param guarded whether the database keeps the program itself from changing votes and log
 */
public record Logged(
        long entries,
        long signed,
        Optional<String> checkedAt,
        long votesSince,
        List<String> findings,
        Optional<String> frozen,
        long late,
        long overdue,
        long secondsBack,
        boolean guarded) {

    private static final String LOG = "log";

    public Logged {
        findings = List.copyOf(findings);
    }

    /** The one check that the ledger alone can change. */
    static Check check(Optional<Logged> known, Size size) {
        if (known.isEmpty()) {
            return new Check(LOG, "none", "Whether the votes are those of the signed log is not asked here");
        }
        var log = known.get();
        if (log.frozen().isPresent()) {
            return new Check(
                    LOG, "fail", "The signed log is frozen: " + log.frozen().get());
        }
        if (!log.findings().isEmpty()) {
            return new Check(
                    LOG,
                    "fail",
                    "The votes are not those of the signed log: "
                            + log.findings().get(0));
        }
        if (log.checkedAt().isEmpty()) {
            return new Check(LOG, "none", "The votes were not yet compared with the signed log");
        }
        if (log.overdue() > 0) {
            return new Check(
                    LOG,
                    "warn",
                    (log.overdue() == 1 ? "1 entry waits" : Words.count(log.overdue()) + " entries wait")
                            + " for the signed log longer than promised");
        }
        if (log.late() > 0) {
            return new Check(LOG, "warn", Words.votes(log.late()) + " came into the signed log later than promised");
        }
        if (log.secondsBack() > 0) {
            return new Check(
                    LOG,
                    "warn",
                    "The clock of the signed log went back by %s: its order holds, its times do not"
                            .formatted(time(log.secondsBack())));
        }
        if (log.votesSince() > 0) {
            return new Check(
                    LOG,
                    "none",
                    (log.votesSince() == 1 ? "1 answer" : Words.count(log.votesSince()) + " answers")
                            + " came since votes and signed log were last compared");
        }
        if (size.elsewhere()) {
            return new Check(
                    LOG, "none", "Votes collected elsewhere are in the signed log file by file, from their import on");
        }
        return new Check(
                LOG,
                "ok",
                size.imported() + size.made() == 0
                        ? "The votes are those of the signed log"
                        : "The votes given here are those of the signed log; those collected elsewhere are in it file by file");
    }

    private static String time(long seconds) {
        long minutes = Math.round(seconds / 60.0);
        return minutes < 120 ? Words.count(minutes) + " minutes" : Words.count(Math.round(minutes / 60.0)) + " hours";
    }
}

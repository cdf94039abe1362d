package dev.evenhand.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a study's ledger is doing, as its page and the result card show it.
 *
 * @param size entries written
 * @param signed entries that the newest checkpoint binds
 * @param overdue news that waits for its place longer than promised
 * @param late votes that were in a signed checkpoint later than promised, as of the last check
 * @param clockBack by how much the times of entries go back, as of the last check; none where they hardly do
 * @param frozen why nothing is written and signed any more; null if the log is whole
 * @param checkedAt when log and votes were last compared as a whole; null if never
 * @param votesSince answers that came after that, changes of one included
 * @param findings what that comparison found, a sentence each; empty if all agreed
 * @param guarded whether the app's own database role is kept from changing votes and ledger
 */
public record LedgerHealth(
        long size,
        long signed,
        @Nullable Instant signedAt,
        long overdue,
        long late,
        Duration clockBack,
        @Nullable String frozen,
        @Nullable Instant checkedAt,
        long votesSince,
        List<String> findings,
        boolean guarded) {}

package dev.evenhand.postgres;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Tells the database's time, whatever the machine's clock says: only how far the two are apart is asked, every few seconds
 * and at once when the machine's clock has jumped.
 */
final class DatabaseClock implements InstantSource {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseClock.class);

    static final Duration FRESH = Duration.ofSeconds(5);
    /** An answer that took longer tells the time less well than what was known before. */
    private static final Duration QUICK = Duration.ofSeconds(1);

    /** Receipts promise to the second; a clock that is off by less than this is as good as any. */
    private static final Duration WORTH_A_WORD = Duration.ofSeconds(30);

    private final Supplier<Instant> database;
    private final InstantSource node;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile @Nullable Difference known;

    DatabaseClock(Supplier<Instant> database, InstantSource node) {
        this.database = database;
        this.node = node;
    }

    /** @param ahead what the database's clock is ahead of the node's, as of the node's moment */
    private record Difference(Instant asked, Duration ahead) {

        boolean fresh(Instant now) {
            return now.isBefore(asked.plus(FRESH)) && now.isAfter(asked.minus(FRESH));
        }
    }

    @Override
    public Instant instant() {
        var now = node.instant();
        var last = known;
        if (last != null && (last.fresh(now) || !asking.tryLock())) {
            // Whoever comes while one asks goes by what was known.
            return now.plus(last.ahead());
        }
        if (last == null) {
            asking.lock();
        }
        try {
            // Somebody may have asked while this one waited to.
            var meanwhile = known;
            if (meanwhile == null || meanwhile == last) {
                known = ask(last == null ? Duration.ZERO : last.ahead());
            }
            return node.instant().plus(Objects.requireNonNull(known).ahead());
        } finally {
            asking.unlock();
        }
    }

    /** A database that is away is asked again when it is time, and until then the difference stands. */
    private Difference ask(Duration known) {
        var before = node.instant();
        try {
            var there = database.get();
            var after = node.instant();
            if (Duration.between(before, after).compareTo(QUICK) > 0 && this.known != null) {
                // Most of it was spent waiting for a connection: nobody knows when in it the database spoke.
                return new Difference(after, known);
            }
            var ahead =
                    Duration.between(before.plus(Duration.between(before, after).dividedBy(2)), there);
            if (ahead.minus(known).abs().compareTo(WORTH_A_WORD) > 0) {
                LOG.warn("This machine's clock says {}, the database's {}: all goes by the database's", after, there);
            }
            return new Difference(after, ahead);
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("The database was not to be asked for the time: {}", e.getMessage());
            return new Difference(node.instant(), known);
        }
    }
}

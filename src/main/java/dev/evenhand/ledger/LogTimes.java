package dev.evenhand.ledger;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How far the times of a log go back: its order is that of its numbers, and times that contradict it are not to be relied on. */
final class LogTimes {

    /** Entries are in the order in which their transactions ended, and one may have been under way for a while. */
    private static final Duration UNDER_WAY = Duration.ofSeconds(60);

    private @Nullable Instant latest;
    private Duration back = Duration.ZERO;

    void add(LogEntry entry) {
        if (entry.type().equals(Log.IMPORTED)) {
            // Told before the votes of a file are stored, which may take long.
            return;
        }
        if (latest == null || entry.at().isAfter(latest)) {
            latest = entry.at();
            return;
        }
        var behind = Duration.between(entry.at(), latest);
        if (behind.compareTo(back) > 0) {
            back = behind;
        }
    }

    /** The farthest that an entry is behind one before it; none where that is no more than a transaction takes. */
    Duration back() {
        return back.compareTo(UNDER_WAY) > 0 ? back : Duration.ZERO;
    }
}

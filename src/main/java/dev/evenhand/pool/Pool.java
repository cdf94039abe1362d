package dev.evenhand.pool;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A named set of tasks with the responses of several models. */
public record Pool(
        long id,
        String slug,
        String name,
        Instant createdAt,
        @Nullable Instant lockedAt) {
    /** Whether a registered study uses it, so that it may grow and not change. */
    public boolean locked() {
        return lockedAt != null;
    }
}

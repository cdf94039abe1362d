package dev.evenhand.pool;

import org.jspecify.annotations.Nullable;

/** A system under comparison and what is known of it; `settings` is a JSON object. Never shown to a rater. */
public record PoolModel(
        long id,
        String name,
        @Nullable String version,
        @Nullable String provider,
        String settings,
        long responses) {}

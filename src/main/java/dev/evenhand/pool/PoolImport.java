package dev.evenhand.pool;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file on its way into a pool, and in the end what came of it. */
record PoolImport(
        long id,
        long poolId,
        String fileName,
        long bytes,
        boolean dryRun,
        boolean partial,
        List<String> models,
        String madeBy,
        String state,
        long bytesRead,
        @Nullable String report,
        Instant createdAt,
        @Nullable Instant finishedAt) {

    public boolean underWay() {
        return state.equals("waiting") || state.equals("running");
    }

    ImportOptions options() {
        return new ImportOptions(dryRun, partial, models, madeBy);
    }
}

package dev.evenhand.pool;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/** What an import did, or would do: counts, and the lines it did not take. */
public record ImportReport(
        @JsonProperty("dry_run") boolean dryRun,
        boolean applied,
        Counts tasks,
        Counts responses,
        @JsonProperty("new_models") int newModels,
        long rejected,
        List<Reject> rejects) {

    /** How many rows of a kind are new, changed, or as they were. */
    public record Counts(@JsonProperty("new") int added, int updated, int unchanged) {
        static final Counts NONE = new Counts(0, 0, 0);
    }

    public ImportReport {
        rejects = List.copyOf(rejects);
    }

    /** Whether lines were refused and, because of them, nothing was taken. */
    public boolean refused() {
        return rejected > 0 && !applied && !dryRun;
    }
}

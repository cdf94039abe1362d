package dev.evenhand.pool;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an import did, or would do: what the file was taken to be, counts, and the lines it did not take. */
public record ImportReport(
        @JsonProperty("dry_run") boolean dryRun,
        boolean applied,
        Counts tasks,
        Counts responses,
        @JsonProperty("new_models") int newModels,
        long rejected,
        List<Reject> rejects,
        Understood understood,
        List<ModelInFile> models,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Erased> erased,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Preview> preview) {

    /** How many rows of a kind are new, changed, or as they were. */
    public record Counts(@JsonProperty("new") int added, int updated, int unchanged) {
        static final Counts NONE = new Counts(0, 0, 0);

        int different() {
            return added + updated;
        }
    }

    /**
     * A model of the file: how many answers it has there, and, where a file should answer all tasks of the pool, how
     * many it leaves without one and the first of them.
     */
    public record ModelInFile(
            String name,
            @JsonProperty("new") boolean added,
            long responses,
            long missing,
            @JsonProperty("missing_first") List<String> missingFirst) {
        public ModelInFile {
            missingFirst = List.copyOf(missingFirst);
        }
    }

    /** A field of tasks that are there, which the file has empty, or of whose tags it leaves some out. */
    public record Erased(String field, long tasks) {}

    /** A task with two answers, their messages in JSON and without their models, as a rater will get it. */
    public record Preview(@JsonProperty("task_id") String taskId, String messages, String a, String b) {}

    /** Reports of earlier versions say nothing of what was understood. */
    public ImportReport {
        rejects = List.copyOf(rejects);
        understood = orElse(understood, Understood.NOTHING);
        models = List.copyOf(orElse(models, List.of()));
        erased = List.copyOf(orElse(erased, List.of()));
        preview = List.copyOf(orElse(preview, List.of()));
    }

    private static <T> T orElse(@Nullable T value, T other) {
        return value == null ? other : value;
    }

    /** Whether lines were refused and, because of them, nothing was taken. */
    public boolean refused() {
        return rejected > 0 && !applied && !dryRun;
    }
}

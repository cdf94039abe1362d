package dev.evenhand.pool;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the tasks that were asked for; pages count from 0. `more` says that there are more than `total`: nobody
 * waits for a count of everything.
 */
public record TaskPage(
        List<TaskSummary> tasks,
        int page,
        int size,
        long total,
        boolean more,
        @Nullable Long previous,
        @Nullable Long next) {
    public TaskPage {
        tasks = List.copyOf(tasks);
    }
}

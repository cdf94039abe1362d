package dev.evenhand.pool;

import java.util.List;

/** A page of the tasks that were asked for; pages count from 0. */
public record TaskPage(List<TaskSummary> tasks, int page, int size, long total) {
    public TaskPage {
        tasks = List.copyOf(tasks);
    }

    public long pages() {
        return Math.max(1, (total + size - 1) / size);
    }
}

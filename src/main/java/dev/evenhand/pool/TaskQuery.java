package dev.evenhand.pool;

import org.jspecify.annotations.Nullable;

/** A page of the tasks that are meant: the next after a task, the last before one, or one by its number. */
public record TaskQuery(
        TaskFilter filter, @Nullable Long after, @Nullable Long before, int page, int size) {
    private static final int LARGEST = 200;
    private static final int LAST = 1_000_000;

    public TaskQuery {
        page = Math.min(LAST, Math.max(0, page));
        size = Math.min(LARGEST, Math.max(1, size));
    }

    /** By number, from 0: for programs that count pages. */
    public TaskQuery(TaskFilter filter, int page, int size) {
        this(filter, null, null, page, size);
    }

    /**
     * The ids that are meant, in order. Where most tasks are, it is quicker to go through them until a page is full; the
     * {@code offset 0} keeps the planner from collecting all of them by the index of words first, and where few are, from
     * going through the whole pool in order instead of by that index.
     */
    String ids(boolean many) {
        if (many) {
            return "from (select t.* from task t " + filter.walked() + from() + order() + " offset 0) t where true"
                    + filter.listed() + order();
        }
        return filter.worded()
                ? "from (select t.id from task t " + filter.where() + " offset 0) t where true" + from() + order()
                : "from task t " + filter.where() + from() + order();
    }

    private String from() {
        return (after == null ? "" : " and t.id > :after") + (before == null ? "" : " and t.id < :before");
    }

    String order() {
        return before == null ? " order by t.id" : " order by t.id desc";
    }
}

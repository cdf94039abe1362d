package dev.evenhand.pool;

import org.jspecify.annotations.Nullable;

/** Which tasks to list: words in the id or the prompt, a category, and the page of them. */
public record TaskQuery(String words, @Nullable String category, int page, int size) {
    private static final int LARGEST = 200;
    private static final int LAST = 1_000_000;

    public TaskQuery {
        page = Math.min(LAST, Math.max(0, page));
        size = Math.min(LARGEST, Math.max(1, size));
    }

    /** Percent and underscore stand for themselves. */
    String pattern() {
        return "%" + words.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }
}

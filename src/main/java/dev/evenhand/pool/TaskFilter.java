package dev.evenhand.pool;

import org.jspecify.annotations.Nullable;

/** Which tasks are meant: words of the id or the prompt, a category, a language, a tag, and what stands out in them. */
public record TaskFilter(
        String words,
        @Nullable String category,
        @Nullable String language,
        @Nullable String tag,
        @Nullable Flag flag) {
    /**
     * All words, the last perhaps only begun; in a script without spaces its signs in a row. Of punctuation alone there is
     * no query, and nothing is found by it.
     */
    private static final String WORDS = """
            t.words @@ (nullif(case when spaced(:words) = :words then plainto_tsquery('simple', :words)
                                    else phraseto_tsquery('simple', spaced(:words)) end::text, '') || ':*')::tsquery""";

    static final TaskFilter ALL = new TaskFilter("", null, null, null, null);

    /** The conditions in SQL on a task `t`: only those that are asked for, so that each finds its index. */
    String where() {
        return (worded() ? seen() : walked()) + listed();
    }

    /**
     * Those of {@link #walked}, out of the reach of its indexes: where the planner has no statistics, or plans without the
     * words, it takes a pool or a category for small, and the words of all its tasks for nothing to read.
     */
    private String seen() {
        return "where t.pool_id + 0 = :pool"
                + (category == null ? "" : " and t.category || '' = :category")
                + (language == null ? "" : " and t.language || '' = :language");
    }

    /** Whether an index knows all that are meant by what is in them. */
    boolean worded() {
        return !words.isBlank() || tag != null;
    }

    /** Those whose index lists tasks by id: a page is read from it without looking at more. */
    String walked() {
        return "where t.pool_id = :pool"
                + (category == null ? "" : " and t.category = :category")
                + (language == null ? "" : " and t.language = :language");
    }

    /** Those whose index knows all tasks that are meant, in no order. */
    String listed() {
        return (words.isBlank() ? "" : " and (" + WORDS + " or t.pool_id = :pool and t.task_id = :words)")
                + (tag == null ? "" : " and t.tags @> array[:tag]::text[]")
                + (flag == null
                        ? ""
                        : " and exists (select from pool_finding f where f.pool_id = :pool"
                                + " and f.task_id = t.id and f.kind in (" + flag.kinds() + "))");
    }
}

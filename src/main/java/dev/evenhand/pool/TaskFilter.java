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
        return "where t.pool_id = :pool"
                + (words.isBlank() ? "" : " and (" + WORDS + " or t.task_id = :words)")
                + (category == null ? "" : " and t.category = :category")
                + (language == null ? "" : " and t.language = :language")
                + (tag == null ? "" : " and t.tags @> array[:tag]::text[]")
                + (flag == null
                        ? ""
                        : " and exists (select from pool_finding f where f.pool_id = :pool"
                                + " and f.task_id = t.id and f.kind in (" + flag.kinds() + "))");
    }
}

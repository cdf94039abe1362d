package dev.evenhand.pool;

import java.util.List;

/** Takes what a reader finds in a pool file, line by line. */
interface EntrySink {
    void accept(long line, Entry entry);

    /** Answers to a task that the pool or another line holds. */
    void answers(long line, String taskId, List<Entry.Answer> answers);

    void reject(long line, String reason);
}

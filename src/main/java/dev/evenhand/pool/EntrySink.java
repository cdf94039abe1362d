package dev.evenhand.pool;

/** Takes what a reader finds in a pool file, line by line. */
interface EntrySink {
    void accept(long line, Entry entry);

    void reject(long line, String reason);
}

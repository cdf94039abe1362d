package dev.evenhand.pool;

/** How large the parts of a pool file may be. */
final class Limits {
    /** A line is read whole, and some four times its size is needed while it is; a heap of 256 MB carries that. */
    static final int LINE_BYTES = 16 << 20;

    static final String LINE_WORDS = "16 MiB";
    static final int ID = 200;
    static final int LABEL = 200;
    static final int TAGS = 50;
    static final int RESPONSES = 1000;
    static final int REJECTS_LISTED = 100;
    static final int PREVIEW = 60_000;
    static final int MODELS_LISTED = 200;
    static final int JSON_DEPTH = 100;

    private Limits() {}
}

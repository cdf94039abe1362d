package dev.evenhand.pool;

/** A file that cannot be read on from some line, so that nothing after it is known. */
public final class Unreadable extends RuntimeException {
    private final transient Reject reject;

    public Unreadable(long line, String reason) {
        super(reason, null, false, false);
        this.reject = new Reject(line, reason);
    }

    public Reject reject() {
        return reject;
    }
}

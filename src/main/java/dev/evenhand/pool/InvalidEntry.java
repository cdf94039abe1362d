package dev.evenhand.pool;

/** What is wrong with one entry of a pool file; the reader adds the line. */
final class InvalidEntry extends RuntimeException {
    InvalidEntry(String reason) {
        super(reason, null, false, false);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}

package dev.evenhand.account;

import org.jspecify.annotations.Nullable;

/** What a new token is to be called. */
record TokenForm(@Nullable String label) {

    private static final int LONGEST = 100;

    String shownLabel() {
        var text = label == null ? "" : label.strip();
        return text.isEmpty() ? "API token" : text.substring(0, Math.min(text.length(), LONGEST));
    }
}

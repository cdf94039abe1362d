package dev.evenhand.ledger;

import org.jspecify.annotations.Nullable;

/**
 * What the reader of a bundle had before it: the log's key, a checkpoint kept from earlier, both or nothing.
 *
 * @param checkpoint a signed note
 */
public record Trust(@Nullable NoteKey key, @Nullable String checkpoint) {

    public static final Trust NONE = new Trust(null, null);
}

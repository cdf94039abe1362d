package dev.evenhand.panel;

import org.jspecify.annotations.Nullable;

/**
 * Somebody who votes in one study, known by a pseudonym.
 *
 * @param ending how it ended before all was done; null while nothing speaks against another ballot
 */
public record Rater(
        long id, long studyId, String name, @Nullable String ending) {}

package dev.evenhand.panel;

/** Somebody who votes in one study, known by a pseudonym. */
public record Rater(long id, long studyId, String name) {}

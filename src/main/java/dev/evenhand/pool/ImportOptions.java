package dev.evenhand.pool;

/** How to import: only try it, and take the good lines even if others are rejected. */
public record ImportOptions(boolean dryRun, boolean partial) {}

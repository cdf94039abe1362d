package dev.evenhand.pool;

/** A task as a line of a list. */
public record TaskSummary(long id, String taskId, String prompt, String category, String language, long responses) {}

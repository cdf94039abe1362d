package dev.evenhand.pool;

/** A line that was not taken, and why, in words for the person who made the file. */
public record Reject(long line, String reason) {}

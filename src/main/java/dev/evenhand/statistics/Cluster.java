package dev.evenhand.statistics;

/** What votes can have in common, so that they are not independent. */
public enum Cluster {
    RATER,
    TASK
}

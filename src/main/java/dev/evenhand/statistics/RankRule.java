package dev.evenhand.statistics;

/** When one model ranks ahead of another. */
public enum RankRule {
    /** Their intervals do not overlap, which is more than it takes. */
    INTERVAL,
    /** The interval of their difference leaves out zero. */
    PAIRWISE,
    /** The same with one critical value for all pairs at once. */
    SIMULTANEOUS
}

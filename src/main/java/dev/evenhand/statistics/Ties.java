package dev.evenhand.statistics;

/** What a fit makes of a tie; "both bad" is a tie to both. */
public enum Ties {
    /** Half a win to each model. */
    HALF,
    /** An outcome of its own, with its own chance (Davidson 1970). */
    DAVIDSON
}

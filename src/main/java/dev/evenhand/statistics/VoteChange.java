package dev.evenhand.statistics;

/** What happens to a vote when one asks how many of them carry a result. */
public enum VoteChange {
    /** It is left out. */
    DROP,
    /** The other model wins; a tie cannot be turned round. */
    FLIP,
    /** A win becomes a tie. */
    TIE
}

package dev.evenhand.statistics;

/** How many of a rater's timed votes came too soon to have been read, and whether that is more than the rule allows. */
public record SpeedCheck(SpeedRule rule, int votes, int unread, boolean flagged) {}

package dev.evenhand.statistics;

/**
 * So many votes that nothing tells apart in a fit of two strengths and no seats: the first model won, or both tied.
 *
 * @param tied whether they are ties, of either kind
 */
public record VoteType(String first, String second, boolean tied, long count) {}

package dev.evenhand.statistics;

/**
 * The ranks that the votes leave open to a model inside its component, 1 at the top.
 *
 * @param best one more than the models whose interval lies above this one's (LMArena's upper bound)
 * @param worst the models of the component less those whose interval lies below
 * @param pairwise one more than the models that are better by the error of the difference; sharper than {@code best}
 */
public record RankRange(int best, int worst, int pairwise) {}

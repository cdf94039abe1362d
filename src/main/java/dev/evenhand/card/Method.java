package dev.evenhand.card;

import dev.evenhand.statistics.Cluster;
import dev.evenhand.statistics.Ties;
import java.util.Map;
import java.util.Set;

/**
 * How votes become a number. The plan makes one choice; all others are exploratory.
 *
 * @param ties what a tie is worth in scores
 * @param weights of categories; empty where every vote counts the same
 */
record Method(
        double alpha,
        Ties ties,
        TieRule tieRule,
        Set<Cluster> clusters,
        Map<String, Double> weights,
        boolean position,
        boolean style) {

    /** What becomes of votes that chose neither, in a share of wins. */
    enum TieRule {
        HALF,
        DROPPED,
        /** "Both bad" counts against the first model, other ties as half. */
        BOTH_BAD_LOST
    }

    static Method planned(CardPlan plan) {
        return new Method(plan.alpha(), plan.ties(), TieRule.HALF, plan.clusters(), plan.categories(), false, false);
    }

    Method with(TieRule rule) {
        return new Method(alpha, ties, rule, clusters, weights, position, style);
    }

    Method with(Ties other) {
        return new Method(alpha, other, tieRule, clusters, weights, position, style);
    }

    Method with(Set<Cluster> other) {
        return new Method(alpha, ties, tieRule, other, weights, position, style);
    }

    Method weighing(Map<String, Double> other) {
        return new Method(alpha, ties, tieRule, clusters, other, position, style);
    }

    /** So that as many intervals hold all at once (Bonferroni). */
    Method among(int intervals) {
        return new Method(alpha / intervals, ties, tieRule, clusters, weights, position, style);
    }

    Method withPosition() {
        return new Method(alpha, ties, tieRule, clusters, Map.of(), true, style);
    }

    Method withStyle() {
        return new Method(alpha, ties, tieRule, clusters, Map.of(), position, true);
    }

    boolean adjusts() {
        return position || style;
    }
}

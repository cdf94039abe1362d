package dev.evenhand.statistics;

import java.util.Optional;

/**
 * What the votes say of one model.
 *
 * @param component only models of the same component can be compared
 * @param tier place of its tier in the component, 0 at the top; estimates compare inside a tier only
 * @param ranks empty until the model has a vote
 */
public record ModelScore(
        String model,
        int component,
        int tier,
        Status status,
        Optional<Estimate> estimate,
        Optional<RankRange> ranks,
        Tally tally) {}

package dev.evenhand.statistics;

import java.util.Optional;

/**
 * What one category of tasks says, and how much it counts.
 *
 * @param weight part of the overall result, fixed in the plan
 * @param estimate nothing where the category has no vote
 */
public record CategoryShare(String name, double weight, Optional<ShareEstimate> estimate) {

    public CategoryShare {
        Arguments.share("Weight", weight);
    }
}

package dev.evenhand.statistics;

/** Whether a model has a strength, and if not, why. */
public enum Status {
    /** Fit together with all models of its component. */
    SCORED,
    /** Fit, but only among its tier: models of other tiers stand infinitely far above or below. */
    TIER_SCORED,
    /** Won every vote that it got, so that no finite strength fits. */
    UNDEFEATED,
    /** Lost every vote that it got. */
    WINLESS,
    /** Won every vote against some models and lost every vote against all others. */
    SEPARATED,
    /** Without a vote against another model. */
    NOT_YET_SCORED,
    /** A fit was tried and gave no finite result, or would have been too large; a warning says which. */
    UNFITTED;

    static Status of(Component component, Tier tier, boolean fitted) {
        if (component.size() == 1) {
            return NOT_YET_SCORED;
        }
        if (tier.comparable() && !fitted) {
            return UNFITTED;
        }
        if (tier.comparable()) {
            return component.tiers().size() == 1 ? SCORED : TIER_SCORED;
        }
        if (tier.above().isEmpty()) {
            return UNDEFEATED;
        }
        return tier.below().isEmpty() ? WINLESS : SEPARATED;
    }
}

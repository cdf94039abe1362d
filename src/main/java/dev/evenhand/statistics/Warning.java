package dev.evenhand.statistics;

import java.util.List;

/** Something that a reader of scores must know, and the models it is about. */
public record Warning(Kind kind, List<String> models, String text) {

    public Warning {
        models = List.copyOf(models);
    }

    /** What there is to warn of. */
    public enum Kind {
        NOT_YET_SCORED,
        DISCONNECTED,
        SEPARATED,
        FEW_VOTES,
        ONLY_TIES,
        NOT_CONVERGED,
        UNFITTED,
        NO_TIE_PARAMETER,
        NOT_IDENTIFIED,
        LEANING_STYLE,
        ONE_CLUSTER,
        FEW_CLUSTERS,
        LONE_VOTES,
        INDEFINITE,
        EARLY_LOOK
    }
}

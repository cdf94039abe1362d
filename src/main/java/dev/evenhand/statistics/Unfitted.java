package dev.evenhand.statistics;

import java.util.List;
import java.util.stream.Collectors;

/** Models without a finite fit, and why. */
record Unfitted(List<String> models, String why) {

    static Unfitted tooLarge(Tier tier) {
        return new Unfitted(
                tier.models(),
                "A tier of %,d models, of %,d at most: its errors alone would take gigabytes."
                        .formatted(tier.models().size(), Estimating.MOST_MODELS));
    }

    /** Names the covariate by which alone one could tell who won. */
    static Unfitted of(Tier tier, Newton newton) {
        var covariates = newton.runaways().stream().map(Unfitted::words).collect(Collectors.joining(" and "));
        var why = covariates.isEmpty()
                ? "No finite fit was found."
                : "No finite fit: %s alone tells who won.".formatted(covariates);
        return new Unfitted(tier.models(), why);
    }

    private static String words(Covariate covariate) {
        return switch (covariate.kind()) {
            case POSITION -> "the left seat";
            case STYLE -> "the style feature \"%s\"".formatted(covariate.name());
            case TIE -> "the tie parameter";
        };
    }
}

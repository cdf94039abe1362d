package dev.evenhand.statistics;

/** The chances that a fit gives each verdict: what its votes are held against, and what a rater is foretold. */
final class FittedChances {

    private final Fit fit;
    private final DavidsonModel model;

    FittedChances(Fit fit) {
        this.fit = fit;
        double ties = fit.coefficient(Covariate.Kind.TIE)
                .map(Coefficient::value)
                .map(Math::exp)
                .orElse(0.0);
        double position =
                fit.coefficient(Covariate.Kind.POSITION).map(Coefficient::value).orElse(0.0);
        model = new DavidsonModel(ties, position);
    }

    Chances of(String left, String right) {
        return model.chances(fit.strength(left) - fit.strength(right));
    }
}

package dev.evenhand.statistics;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the votes say of all models, best first inside each component.
 *
 * @param fits one for each tier of two or more models
 */
public record Scores(
        Settings settings, Components components, List<Fit> fits, List<ModelScore> models, List<Warning> warnings) {

    public Scores {
        fits = List.copyOf(fits);
        models = List.copyOf(models);
        warnings = List.copyOf(warnings);
    }

    public ModelScore of(String model) {
        for (var score : models) {
            if (score.model().equals(model)) {
                return score;
            }
        }
        throw new IllegalArgumentException("Unknown model \"%s\"".formatted(model));
    }

    /** The difference of two models, or nothing where the votes put no finite number on it. */
    public Optional<Contrast> contrast(String first, String second) {
        var one = of(first);
        var other = of(second);
        return fits.stream()
                .filter(fit -> fit.holds(one.model()) && fit.holds(other.model()))
                .map(fit -> fit.contrast(first, second))
                .findFirst();
    }

    /** Effects of position and style, and the tie parameter, in the fit of most models. */
    public List<Coefficient> coefficients() {
        var main = main();
        return main == null ? List.of() : main.coefficients();
    }

    /** What the errors of the fit of most models stand on. */
    public Errors errors() {
        var main = main();
        return main == null ? Errors.PLAIN : main.errors();
    }

    private @Nullable Fit main() {
        Fit main = null;
        for (var fit : fits) {
            main = main == null || fit.models().size() > main.models().size() ? fit : main;
        }
        return main;
    }

    public boolean converged() {
        return fits.stream().allMatch(Fit::converged);
    }

    /** Every strength that was fit, for the next fit to start from. */
    Map<String, Double> strengths() {
        var strengths = new HashMap<String, Double>();
        for (var score : models) {
            if (score.estimate().isPresent()) {
                strengths.put(score.model(), score.estimate().get().strength());
            }
        }
        return strengths;
    }
}

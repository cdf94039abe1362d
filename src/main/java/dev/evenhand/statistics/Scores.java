package dev.evenhand.statistics;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
        return models.stream()
                .filter(score -> score.model().equals(model))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Unknown model \"%s\"".formatted(model)));
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
        return main().map(Fit::coefficients).orElse(List.of());
    }

    /** What the errors of the fit of most models stand on. */
    public Errors errors() {
        return main().map(Fit::errors).orElse(Errors.PLAIN);
    }

    private Optional<Fit> main() {
        return fits.stream().max(Comparator.comparingInt(fit -> fit.models().size()));
    }

    public boolean converged() {
        return fits.stream().allMatch(Fit::converged);
    }

    /** Every strength that was fit, for the next fit to start from. */
    Map<String, Double> strengths() {
        var strengths = new HashMap<String, Double>();
        models.forEach(score -> score.estimate().ifPresent(found -> strengths.put(score.model(), found.strength())));
        return strengths;
    }
}

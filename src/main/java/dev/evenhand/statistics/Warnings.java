package dev.evenhand.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Looks through a result for what its numbers alone do not tell. */
final class Warnings {

    /** The rule of thumb below which an interval made of the normal distribution is not to be relied on. */
    private static final int FEW_VOTES = 30;

    private final Components components;
    private final List<Fit> fits;
    private final List<ModelScore> scores;

    Warnings(Components components, List<Fit> fits, List<ModelScore> scores) {
        this.components = components;
        this.fits = fits;
        this.scores = scores;
    }

    List<Warning> all() {
        var warnings = new ArrayList<Warning>();
        disconnected(warnings);
        separated(warnings);
        about(
                score -> score.status() == Status.NOT_YET_SCORED,
                Warning.Kind.NOT_YET_SCORED,
                "No vote yet against another model.",
                warnings);
        about(
                score -> score.tally().votes() > 0 && score.tally().votes() < FEW_VOTES,
                Warning.Kind.FEW_VOTES,
                "Fewer than %d votes: the interval is not to be relied on.".formatted(FEW_VOTES),
                warnings);
        about(
                score -> score.tally().votes() > 0
                        && score.tally().wins() + score.tally().losses() == 0,
                Warning.Kind.ONLY_TIES,
                "Every vote is a tie: an error of zero does not mean certainty.",
                warnings);
        fits.stream()
                .filter(fit -> !fit.converged())
                .map(Warnings::notConverged)
                .forEach(warnings::add);
        return warnings;
    }

    private void disconnected(List<Warning> warnings) {
        var compared = components.components().stream()
                .filter(component -> component.size() > 1)
                .toList();
        if (compared.size() > 1) {
            var models = compared.stream()
                    .map(Component::models)
                    .flatMap(List::stream)
                    .toList();
            var text = "%d groups of models were never compared with each other; scores and ranks hold inside a group."
                    .formatted(compared.size());
            warnings.add(new Warning(Warning.Kind.DISCONNECTED, models, text));
        }
    }

    private void separated(List<Warning> warnings) {
        components.components().stream()
                .filter(component -> component.tiers().size() > 1)
                .map(component -> new Warning(
                        Warning.Kind.SEPARATED,
                        component.models(),
                        ("Votes between %d tiers all went one way, so that no finite gap fits;"
                                        + " scores hold inside a tier, ranks by the order of tiers.")
                                .formatted(component.tiers().size())))
                .forEach(warnings::add);
    }

    private void about(Predicate<ModelScore> which, Warning.Kind kind, String text, List<Warning> warnings) {
        var models = scores.stream().filter(which).map(ModelScore::model).toList();
        if (!models.isEmpty()) {
            warnings.add(new Warning(kind, models, text));
        }
    }

    private static Warning notConverged(Fit fit) {
        var text = "The fit had not settled after %d iterations.".formatted(fit.iterations());
        return new Warning(Warning.Kind.NOT_CONVERGED, fit.models(), text);
    }
}

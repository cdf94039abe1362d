package dev.evenhand.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Looks through a result for what its numbers alone do not tell. */
final class Warnings {

    /** The rule of thumb below which an interval made of the normal distribution is not to be relied on. */
    private static final int FEW_VOTES = 30;

    /** Below which a normal critical value is too small, and below which even that of t is not to be relied on. */
    private static final int VERY_FEW_CLUSTERS = 10;

    /** A smaller mean, in deviations, moves scores by less than a point or two. */
    private static final double LEANING = 0.05;

    /** Standard errors of a mean that chance reaches once in a thousand times. */
    private static final double BY_CHANCE = 3.29;

    private final Settings settings;
    private final Components components;
    private final List<Fit> fits;
    private final List<ModelScore> scores;
    private final List<Unfitted> unfitted;

    Warnings(
            Settings settings,
            Components components,
            List<Fit> fits,
            List<ModelScore> scores,
            List<Unfitted> unfitted) {
        this.settings = settings;
        this.components = components;
        this.fits = fits;
        this.scores = scores;
        this.unfitted = unfitted;
    }

    /** @param votes null where only their counts are known */
    List<Warning> all(@Nullable Votes votes) {
        var warnings = new ArrayList<Warning>();
        disconnected(warnings);
        separated(warnings);
        models(warnings);
        for (var found : unfitted) {
            var text = found.why() + " Nothing is scored here.";
            warnings.add(new Warning(Warning.Kind.UNFITTED, found.models(), text));
        }
        for (var fit : fits) {
            about(fit, warnings);
        }
        if (votes != null && votes.size() > 1) {
            alone(votes, warnings);
            leaning(votes, warnings);
        }
        return warnings;
    }

    private void models(List<Warning> warnings) {
        var unscored = new ArrayList<String>();
        var few = new ArrayList<String>();
        var tied = new ArrayList<String>();
        for (var score : scores) {
            long votes = score.tally().votes();
            if (score.status() == Status.NOT_YET_SCORED) {
                unscored.add(score.model());
            }
            if (votes > 0 && votes < FEW_VOTES) {
                few.add(score.model());
            }
            if (votes > 0 && score.tally().wins() + score.tally().losses() == 0) {
                tied.add(score.model());
            }
        }
        about(unscored, Warning.Kind.NOT_YET_SCORED, "No vote yet against another model.", warnings);
        about(
                few,
                Warning.Kind.FEW_VOTES,
                "Fewer than " + FEW_VOTES + " votes: the interval is not to be relied on.",
                warnings);
        about(tied, Warning.Kind.ONLY_TIES, "Every vote is a tie: an error of zero does not mean certainty.", warnings);
    }

    private void about(Fit fit, List<Warning> warnings) {
        if (!fit.converged()) {
            var text = "The fit had not settled after %d iterations.".formatted(fit.iterations());
            warnings.add(new Warning(Warning.Kind.NOT_CONVERGED, fit.models(), text));
        }
        if (fit.ties() != settings.ties()) {
            var text = "Nothing or everything is a tie, so that Davidson's tie parameter has no finite value;"
                    + " ties are half a win here.";
            warnings.add(new Warning(Warning.Kind.NO_TIE_PARAMETER, fit.models(), text));
        }
        for (var covariate : fit.unidentified()) {
            var text =
                    "The votes cannot tell the effect of \"%s\" from that of the models.".formatted(covariate.name());
            warnings.add(new Warning(Warning.Kind.NOT_IDENTIFIED, List.of(), text));
        }
        clusters(fit, warnings);
        if (settings.planned().isPresent() && fit.votes() < AsymptoticSequence.EARLIEST) {
            var text = "Looked at before %d votes: an interval for early looks holds from then on."
                    .formatted(AsymptoticSequence.EARLIEST);
            warnings.add(new Warning(Warning.Kind.EARLY_LOOK, List.of(), text));
        }
    }

    private void clusters(Fit fit, List<Warning> warnings) {
        var errors = fit.errors();
        for (var cluster : settings.clusters()) {
            var name = cluster.name().toLowerCase(Locale.ROOT);
            var count = errors.clusters().get(cluster);
            if (count == null) {
                var text = "All votes are of one %s, so that errors cannot be clustered by it.".formatted(name);
                warnings.add(new Warning(Warning.Kind.ONE_CLUSTER, List.of(), text));
            } else if (count < VERY_FEW_CLUSTERS) {
                var text = "Only %d %ss: clustered errors are not to be relied on.".formatted(count, name);
                warnings.add(new Warning(Warning.Kind.FEW_CLUSTERS, List.of(), text));
            }
        }
        if (errors.clipped()) {
            var text = "The two-way covariance had a negative direction, which was set to zero.";
            warnings.add(new Warning(Warning.Kind.INDEFINITE, List.of(), text));
        }
    }

    /** As where a column of ids numbers votes, and not what they have in common. */
    private void alone(Votes votes, List<Warning> warnings) {
        for (var cluster : Cluster.values()) {
            var groups = votes.groups(cluster);
            if (settings.clusters().contains(cluster)
                    && groups.isPresent()
                    && groups.get().alone()) {
                var text = "Each vote has a %s of its own: clustering by it makes errors no truer."
                        .formatted(cluster.name().toLowerCase(Locale.ROOT));
                warnings.add(new Warning(Warning.Kind.LONE_VOTES, List.of(), text));
            }
        }
    }

    /**
     * With its mean taken off, a feature that one seat has more of pulls every vote by a constant: a seat's effect under
     * another name, and of a size that nothing was estimated for.
     */
    private void leaning(Votes votes, List<Warning> warnings) {
        if (!settings.style() || settings.position()) {
            return;
        }
        double chance = BY_CHANCE / Math.sqrt(votes.size());
        for (var feature : votes.style()) {
            if (Math.abs(feature.leaning()) > Math.max(LEANING, chance)) {
                warnings.add(new Warning(Warning.Kind.LEANING_STYLE, List.of(), leaning(feature)));
            }
        }
    }

    private static String leaning(StyleFeature feature) {
        return String.format(
                Locale.ROOT,
                "The %s response has more of \"%s\", by %.2f standard deviations: taking that mean off hides"
                        + " an effect of the seat; estimate the seat's effect too.",
                feature.leaning() > 0 ? "left" : "right",
                feature.name(),
                Math.abs(feature.leaning()));
    }

    private void disconnected(List<Warning> warnings) {
        var models = new ArrayList<String>();
        int compared = 0;
        for (var component : components.components()) {
            if (component.size() > 1) {
                compared++;
                models.addAll(component.models());
            }
        }
        if (compared > 1) {
            var text = "%d groups of models were never compared with each other; scores and ranks hold inside a group."
                    .formatted(compared);
            warnings.add(new Warning(Warning.Kind.DISCONNECTED, models, text));
        }
    }

    private void separated(List<Warning> warnings) {
        for (var component : components.components()) {
            if (component.tiers().size() > 1) {
                var text = separation().formatted(component.tiers().size());
                warnings.add(new Warning(Warning.Kind.SEPARATED, component.models(), text));
            }
        }
    }

    private String separation() {
        return settings.regulariser().active()
                ? "Votes between %d tiers all went one way: their gaps are finite only by the regulariser, which is an assumption."
                : "Votes between %d tiers all went one way, so that no finite gap fits;"
                        + " scores hold inside a tier, ranks by the order of tiers.";
    }

    private static void about(List<String> models, Warning.Kind kind, String text, List<Warning> warnings) {
        if (!models.isEmpty()) {
            warnings.add(new Warning(kind, models, text));
        }
    }
}

package dev.evenhand.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Scores models by Bradley-Terry: the chance that a model is preferred to another is the logistic function of the gap
 * between their strengths (Zermelo 1929; Bradley and Terry 1952), and a tie is half a win to each or, after Davidson
 * (1970), an outcome of its own.
 *
 * <p>Each tier is fit by itself, since only there is a finite maximum; the rest of the result says what stands between
 * tiers and components. Odd votes never make it throw: they end up as a {@link Status} or a {@link Warning}.
 */
public final class BradleyTerry {

    private final Settings settings;
    private final Map<String, Double> start;

    private BradleyTerry(Settings settings, Map<String, Double> start) {
        this.settings = settings;
        this.start = start;
    }

    /** Half-win ties, plain sandwich errors, intervals of 95 %, strengths to 1e-12. */
    public static BradleyTerry standard() {
        return new BradleyTerry(Settings.STANDARD, Map.of());
    }

    public BradleyTerry with(Settings other) {
        return new BradleyTerry(other, start);
    }

    public Settings settings() {
        return settings;
    }

    public BradleyTerry withLevel(double level) {
        return with(settings.withLevel(level));
    }

    public BradleyTerry withTies(Ties ties) {
        return with(settings.withTies(ties));
    }

    /** Estimates the advantage of the left seat, too. */
    public BradleyTerry withPosition() {
        return with(settings.withPosition());
    }

    /** Controls for the style features of the votes; their coefficients are not shrunk. */
    public BradleyTerry withStyle() {
        return with(settings.withStyle());
    }

    /** The same without position and style. */
    public BradleyTerry withoutCovariates() {
        return with(settings.withoutCovariates());
    }

    /** Errors for votes that are dependent by rater, by task or both; none for plain sandwich errors. */
    public BradleyTerry clusteredBy(Set<Cluster> clusters) {
        return with(settings.clusteredBy(clusters));
    }

    public BradleyTerry regularised(Regulariser regulariser) {
        return with(settings.regularised(regulariser));
    }

    /** Intervals that hold however often one looks, for a study of so many planned votes ({@link AsymptoticSequence}). */
    public BradleyTerry anytime(long plannedVotes) {
        return with(settings.anytime(plannedVotes));
    }

    /** Starts from an earlier result: the same maximum, in fewer steps. Models that it lacks start in the middle. */
    public BradleyTerry startingFrom(Scores earlier) {
        return new BradleyTerry(settings, earlier.strengths());
    }

    /** Fits counts, which are enough for everything but clusters and style. */
    public Scores fit(PairCounts counts) {
        if (!settings.clusters().isEmpty() || settings.style()) {
            throw new IllegalArgumentException("Clusters and style need single votes, not counts");
        }
        return fit(counts, null);
    }

    public Scores fit(Votes votes) {
        for (var cluster : settings.clusters()) {
            var groups = votes.groups(cluster);
            long missing = groups.isPresent() ? groups.get().missing() : votes.size();
            if (missing > 0) {
                throw new IllegalArgumentException("%d of %d votes have no %s to cluster by"
                        .formatted(missing, votes.size(), cluster.name().toLowerCase(Locale.ROOT)));
            }
        }
        return fit(votes.counts(), votes);
    }

    private Scores fit(PairCounts counts, @Nullable Votes votes) {
        var estimating = new Estimating(settings, counts, votes, start);
        var components = Components.of(counts);
        var fits = new ArrayList<Fit>();
        var scores = new ArrayList<ModelScore>();
        for (var component : components.components()) {
            var whole = settings.regulariser().active() && component.size() > 1
                    ? estimating.fit(component, component.joined())
                    : Optional.<Fit>empty();
            for (var tier : component.tiers()) {
                var fit = whole.isPresent() ? whole : estimating.fit(component, tier);
                if (fit.isPresent() && !fits.contains(fit.get())) {
                    fits.add(fit.get());
                }
                scores.addAll(scores(counts, component, tier, fit));
            }
        }
        var warnings = new Warnings(settings, components, fits, scores, estimating.unfitted()).all(votes);
        return new Scores(settings, components, fits, scores, warnings);
    }

    private static List<ModelScore> scores(PairCounts counts, Component component, Tier tier, Optional<Fit> fit) {
        var scores = new ArrayList<ModelScore>();
        for (var model : tier.models()) {
            scores.add(new ModelScore(
                    model,
                    component.id(),
                    tier.index(),
                    Status.of(component, tier, fit.isPresent()),
                    fit.isPresent() ? Optional.of(fit.get().estimate(model)) : Optional.empty(),
                    ranks(component, tier, fit, model),
                    counts.tally(model)));
        }
        scores.sort(BradleyTerry::bestFirst);
        return scores;
    }

    /** A fit across tiers, which a regulariser makes, ranks by itself. */
    private static Optional<RankRange> ranks(Component component, Tier tier, Optional<Fit> fit, String model) {
        var inside = fit.isPresent() ? Optional.of(fit.get().ranks(model)) : Optional.<RankRange>empty();
        boolean across =
                fit.isPresent() && fit.get().models().size() > tier.models().size();
        return across ? inside : component.ranks(tier, inside);
    }

    private static int bestFirst(ModelScore one, ModelScore other) {
        int lead = Double.compare(strength(other), strength(one));
        return lead == 0 ? one.model().compareTo(other.model()) : lead;
    }

    private static double strength(ModelScore score) {
        return score.estimate().isPresent() ? score.estimate().get().strength() : 0;
    }
}

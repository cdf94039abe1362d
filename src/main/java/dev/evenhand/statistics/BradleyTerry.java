package dev.evenhand.statistics;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hipparchus.distribution.continuous.NormalDistribution;

/**
 * Scores models by half-win Bradley-Terry: the chance that a model is preferred to another is the logistic function of
 * the gap between their strengths, and a tie counts as half a win to each.
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

    /** Intervals of 95 %, strengths to 1e-12, a start from equal strengths. */
    public static BradleyTerry standard() {
        return new BradleyTerry(Settings.STANDARD, Map.of());
    }

    public BradleyTerry with(Settings other) {
        return new BradleyTerry(other, start);
    }

    public BradleyTerry withLevel(double level) {
        return with(new Settings(level, settings.tolerance(), settings.maxIterations()));
    }

    /** Starts from an earlier result: the same maximum, in fewer steps. Models that it lacks start in the middle. */
    public BradleyTerry startingFrom(Scores earlier) {
        return new BradleyTerry(settings, earlier.strengths());
    }

    public Scores fit(PairCounts counts) {
        var components = Components.of(counts);
        double z = new NormalDistribution().inverseCumulativeProbability(0.5 + settings.level() / 2);
        var fits = new ArrayList<Fit>();
        var scores = new ArrayList<ModelScore>();
        for (var component : components.components()) {
            for (var tier : component.tiers()) {
                var fit = fit(counts, component, tier, z);
                fit.ifPresent(fits::add);
                scores.addAll(scores(counts, component, tier, fit));
            }
        }
        return new Scores(settings, components, fits, scores, new Warnings(components, fits, scores).all());
    }

    private Optional<Fit> fit(PairCounts counts, Component component, Tier tier, double z) {
        if (!tier.comparable()) {
            return Optional.empty();
        }
        var models = lastMostVoted(counts, tier.models());
        var likelihood = new HalfWinLikelihood(counts, models);
        var from = models.stream()
                .mapToDouble(model -> start.getOrDefault(model, 0.0))
                .toArray();
        var newton = new Newton(likelihood, settings, from).climb();
        return Optional.of(new Fit(component.id(), tier, models, likelihood, newton, z));
    }

    /** The last model is the one that a fit holds at zero; the most voted keeps the gaps between all others sharp. */
    private static List<String> lastMostVoted(PairCounts counts, List<String> models) {
        var votes =
                models.stream().mapToLong(model -> counts.tally(model).votes()).toArray();
        int most = IntStream.range(0, votes.length).reduce(0, (i, j) -> votes[j] > votes[i] ? j : i);
        var ordered = new ArrayList<>(models);
        Collections.swap(ordered, most, models.size() - 1);
        return ordered;
    }

    private static List<ModelScore> scores(PairCounts counts, Component component, Tier tier, Optional<Fit> fit) {
        return tier.models().stream()
                .map(model -> new ModelScore(
                        model,
                        component.id(),
                        tier.index(),
                        Status.of(component, tier),
                        fit.map(found -> found.estimate(model)),
                        component.ranks(tier, fit.map(found -> found.ranks(model))),
                        counts.tally(model)))
                .sorted(bestFirst())
                .toList();
    }

    private static Comparator<ModelScore> bestFirst() {
        return Comparator.<ModelScore>comparingDouble(
                        score -> score.estimate().map(Estimate::strength).orElse(0.0))
                .reversed()
                .thenComparing(ModelScore::model);
    }
}

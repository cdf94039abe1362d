package dev.evenhand.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Fits one set of models after the other with the same settings and the same votes. */
final class Estimating {

    /** Beyond this the dense matrices of errors would take gigabytes and minutes. */
    static final int MOST_MODELS = 4096;

    private final Settings settings;
    private final PairCounts counts;
    private final @Nullable Votes votes;
    private final Map<String, Double> start;

    private final List<Unfitted> unfitted = new ArrayList<>();

    Estimating(Settings settings, PairCounts counts, @Nullable Votes votes, Map<String, Double> start) {
        this.settings = settings;
        this.counts = counts;
        this.votes = votes;
        this.start = start;
    }

    /** Nothing for a lone model, for too many, and where the votes have no finite maximum. */
    Optional<Fit> fit(Component component, Tier tier) {
        if (!tier.comparable()) {
            return Optional.empty();
        }
        if (tier.models().size() > MOST_MODELS) {
            unfitted.add(Unfitted.tooLarge(tier));
            return Optional.empty();
        }
        var models = EliminationOrder.of(counts, tier.models());
        var rows = rows(models);
        var likelihood = new Likelihood(rows.contests(), ties(rows.contests()), settings.regulariser());
        var newton = new Newton(likelihood, settings, start(models, likelihood)).climbToErrors();
        if (!newton.usable()) {
            unfitted.add(Unfitted.of(tier, newton));
        }
        return newton.usable()
                ? Optional.of(new Fit(
                        component.id(), tier, models, likelihood, newton, sandwich(likelihood, newton, rows), settings))
                : Optional.empty();
    }

    /** What could not be fit so far. */
    List<Unfitted> unfitted() {
        return unfitted;
    }

    private record Rows(Contests contests, int @Nullable [] rowOf) {}

    private Rows rows(List<String> models) {
        if (votes == null) {
            return new Rows(
                    settings.position()
                            ? CountedContests.seatings(counts, models, true)
                            : CountedContests.pairs(counts, models),
                    null);
        }
        boolean style = settings.style() && !votes.style().isEmpty();
        if (style || votes.weighted()) {
            var single = new SingleContests(votes, counts, models, settings.position(), style);
            return new Rows(single.contests(), settings.clusters().isEmpty() ? null : single.rowOf());
        }
        return new Rows(
                CountedContests.seatings(counts, models, settings.position()),
                settings.clusters().isEmpty() ? null : CountedContests.rows(votes, counts, models));
    }

    /** Davidson's tie parameter has no finite value where nothing, or everything, is a tie. */
    private Ties ties(Contests contests) {
        if (settings.ties() == Ties.HALF) {
            return Ties.HALF;
        }
        double tied = contests.total(Contests.TIED);
        double decided = contests.total(Contests.WON) + contests.total(Contests.LOST);
        return tied > 0 && decided > 0 ? settings.ties() : Ties.HALF;
    }

    private double[] start(List<String> models, Likelihood likelihood) {
        var from = new double[likelihood.parameters()];
        for (int model = 0; model < models.size(); model++) {
            from[model] = start.getOrDefault(models.get(model), 0.0);
        }
        return from;
    }

    private Sandwich sandwich(Likelihood likelihood, Newton newton, Rows rows) {
        if (votes == null || rows.rowOf() == null || settings.clusters().isEmpty()) {
            return Sandwich.plain(likelihood, newton);
        }
        return Sandwich.clustered(likelihood, newton, votes, rows.rowOf(), settings);
    }
}

package dev.evenhand.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Intervals by drawing the votes again and again: single votes, that is multinomial counts of pair, seat and outcome
 * (Efron 1979), or whole raters or tasks with all their votes (Field and Welsh 2007).
 *
 * <p>A round whose votes have no finite fit is dropped and counted, never averaged in.
 */
public final class Bootstrap {

    private final BradleyTerry fitting;
    private final int rounds;

    /** @param fitting the fit to repeat; ties, position and level are taken from it, clusters are not */
    public Bootstrap(BradleyTerry fitting, int rounds) {
        if (rounds < 2) {
            throw new IllegalArgumentException("At least two rounds are needed, not %d".formatted(rounds));
        }
        if (fitting.settings().style() || fitting.settings().regulariser().active()) {
            throw new IllegalArgumentException("The bootstrap is for fits without style and regulariser");
        }
        this.fitting = fitting.clusteredBy(Set.of());
        this.rounds = rounds;
    }

    /** Draws single votes. */
    public BootstrapIntervals resample(PairCounts counts, RandomGenerator random) {
        var models = new ArrayList<BootstrapIntervals.Model>();
        int dropped = 0;
        for (var fit : fitting.fit(counts).fits()) {
            var contests = position()
                    ? CountedContests.seatings(counts, fit.models(), true)
                    : CountedContests.pairs(counts, fit.models());
            var draws = run(fit, contests, new MultinomialVotes(contests.votes), random);
            models.addAll(intervals(fit, draws));
            dropped += rounds - draws.size();
        }
        return new BootstrapIntervals(rounds, dropped, fitting.settings().level(), models);
    }

    /** Draws whole clusters. */
    public BootstrapIntervals resample(Votes votes, Cluster cluster, RandomGenerator random) {
        var groups = votes.groups(cluster)
                .filter(found -> found.missing() == 0)
                .orElseThrow(() -> new IllegalArgumentException("Not every vote has a %s".formatted(cluster)));
        var counts = votes.counts();
        var models = new ArrayList<BootstrapIntervals.Model>();
        int dropped = 0;
        for (var fit : fitting.fit(counts).fits()) {
            var contests = CountedContests.seatings(counts, fit.models(), position());
            var rowOf = CountedContests.rows(votes, counts, fit.models());
            var draws = run(fit, contests, new ClusterVotes(votes, groups, rowOf, contests.rows()), random);
            models.addAll(intervals(fit, draws));
            dropped += rounds - draws.size();
        }
        return new BootstrapIntervals(rounds, dropped, fitting.settings().level(), models);
    }

    private boolean position() {
        return fitting.settings().position();
    }

    /** Every round has a seed of its own, so that the result does not hang on how many run at once. */
    private List<double[]> run(Fit fit, Contests contests, VoteDraw draw, RandomGenerator random) {
        var refit = new RoundFit(fit, contests, fitting.settings());
        var seeds = random.longs(rounds).toArray();
        return Arrays.stream(seeds)
                .parallel()
                .mapToObj(seed -> refit.strengths(draw.votes(new SplittableRandom(seed))))
                .filter(Objects::nonNull)
                .toList();
    }

    private List<BootstrapIntervals.Model> intervals(Fit fit, List<double[]> draws) {
        double alpha = 1 - fitting.settings().level();
        return IntStream.range(0, draws.size() < 2 ? 0 : fit.models().size())
                .mapToObj(model -> BootstrapIntervals.Model.of(
                        fit.models().get(model),
                        draws.stream()
                                .mapToDouble(strengths -> strengths[model])
                                .sorted()
                                .toArray(),
                        alpha))
                .toList();
    }
}

package dev.evenhand.card;

import dev.evenhand.card.Method.TieRule;
import dev.evenhand.statistics.BradleyTerry;
import dev.evenhand.statistics.Cluster;
import dev.evenhand.statistics.ClusteredMean;
import dev.evenhand.statistics.Points;
import dev.evenhand.statistics.Reach;
import dev.evenhand.statistics.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Measures how two models compare and decides whether one may be called better. Headline, stopping rule, categories,
 * exploration and the simulation of peeking all go through here, so that none has a rule of its own.
 *
 * @param end whether the interval must hold at any look
 */
record Measure(Method method, End end) {

    /** @param votes those that count, of all models */
    Measured of(Statistic statistic, CardVotes votes, CardPlan.Pair pair) {
        return switch (statistic) {
            case WIN_SHARE -> method.adjusts() ? adjustedShare(votes, pair) : share(votes, pair);
            case BRADLEY_TERRY -> lead(votes, pair);
            case GRADED_MEAN -> grades(votes, pair);
        };
    }

    private Measured share(CardVotes votes, CardPlan.Pair pair) {
        var between = votes.between(pair);
        var used = method.tieRule() == TieRule.DROPPED
                ? between.where(vote -> between.won(vote, pair.first()) != 0.5)
                : between;
        return mean(Statistic.WIN_SHARE, used, votes.models().size(), pair, vote -> {
            boolean lost = method.tieRule() == TieRule.BOTH_BAD_LOST && used.verdict(vote) == Verdict.BOTH_BAD;
            return lost ? 0 : used.won(vote, pair.first());
        });
    }

    private Measured grades(CardVotes votes, CardPlan.Pair pair) {
        var between = votes.between(pair);
        return mean(
                Statistic.GRADED_MEAN, between, votes.models().size(), pair, vote -> between.grade(vote, pair.first()));
    }

    private interface Value {
        double of(int vote);
    }

    private Measured mean(Statistic statistic, CardVotes votes, int models, CardPlan.Pair pair, Value value) {
        if (votes.size() == 0) {
            return nothing(statistic, pair, 0);
        }
        var values = new double[votes.size()];
        for (int vote = 0; vote < values.length; vote++) {
            values[vote] = value.of(vote);
        }
        var strata = strata(votes);
        if (strata.isEmpty() && !method.weights().isEmpty()) {
            return nothing(statistic, pair, votes.size());
        }
        var found = strata.isEmpty()
                ? ClusteredMean.of(values, votes.votes(), method.clusters())
                : ClusteredMean.of(values, strata.get().of(), strata.get().weights(), votes.votes(), method.clusters());
        return measured(statistic, pair, found, models);
    }

    private Measured measured(Statistic statistic, CardPlan.Pair pair, ClusteredMean found, int models) {
        var here = end.ofPair(models);
        double errors = here.reach(method.alpha()).errors(found.votes(), found.degreesOfFreedom());
        var interval = found.standardError() > 0
                ? Optional.of(range(statistic, found, errors))
                : Optional.<Measured.Range>empty();
        return new Measured(
                statistic,
                pair.first(),
                pair.second(),
                found.votes(),
                found.mean(),
                found.standardError(),
                found.plainError(),
                interval,
                p((found.mean() - statistic.even()) / found.standardError(), found.degreesOfFreedom()),
                here.reach(method.alpha()).early(found.votes()),
                named(found.clusters()));
    }

    /** A share's interval is made on the scale of log odds, where it cannot leave 0 and 1; a mean grade's as it is. */
    private static Measured.Range range(Statistic statistic, ClusteredMean found, double errors) {
        double mean = found.mean();
        if (statistic != Statistic.WIN_SHARE || mean <= 0 || mean >= 1) {
            double reach = errors * found.standardError();
            return new Measured.Range(mean - reach, mean + reach);
        }
        double odds = Math.log(mean / (1 - mean));
        double reach = errors * found.standardError() / (mean * (1 - mean));
        return new Measured.Range(share(odds - reach), share(odds + reach));
    }

    private record Strata(int[] of, double[] weights) {}

    /** Empty without weights, and where a category that counts has no vote. */
    private Optional<Strata> strata(CardVotes votes) {
        var places = new HashMap<String, Integer>();
        var weights = new ArrayList<Double>();
        method.weights().forEach((name, weight) -> {
            places.put(name, places.size());
            weights.add(weight);
        });
        var of = new int[votes.size()];
        var met = new boolean[weights.size() + 1];
        for (int vote = 0; vote < of.length; vote++) {
            of[vote] = places.getOrDefault(votes.category(vote), weights.size());
            met[of[vote]] = true;
        }
        for (int at = 0; at < weights.size(); at++) {
            if (weights.get(at) > 0 && !met[at]) {
                return Optional.empty();
            }
        }
        return weights.isEmpty() ? Optional.empty() : Optional.of(compacted(of, weights, met));
    }

    /** Categories without a weight share a last place that counts nothing; places without a vote fall away. */
    private static Strata compacted(int[] of, List<Double> weights, boolean[] met) {
        var place = new int[met.length];
        var kept = new ArrayList<Double>();
        for (int at = 0; at < met.length; at++) {
            place[at] = kept.size();
            if (met[at]) {
                kept.add(at < weights.size() ? weights.get(at) : 0);
            }
        }
        var moved = new int[of.length];
        for (int vote = 0; vote < of.length; vote++) {
            moved[vote] = place[of[vote]];
        }
        return new Strata(moved, kept.stream().mapToDouble(weight -> weight).toArray());
    }

    private Measured adjustedShare(CardVotes votes, CardPlan.Pair pair) {
        var between = votes.between(pair);
        var here = end.ofPair(votes.models().size());
        return fitted(Statistic.WIN_SHARE, between, pair, here);
    }

    private Measured lead(CardVotes votes, CardPlan.Pair pair) {
        return fitted(Statistic.BRADLEY_TERRY, votes, pair, end);
    }

    private Measured fitted(Statistic statistic, CardVotes votes, CardPlan.Pair pair, End here) {
        if (votes.size() == 0 || method.style() && !votes.styled()) {
            return nothing(statistic, pair, votes.size());
        }
        var scores = fitting(statistic, here).fit(method.style() ? votes.styledVotes() : votes.votes());
        var contrast = scores.contrast(pair.first(), pair.second());
        if (contrast.isEmpty()) {
            return nothing(statistic, pair, votes.size());
        }
        var found = contrast.get();
        boolean share = statistic == Statistic.WIN_SHARE;
        double middle = share(found.difference());
        return new Measured(
                statistic,
                pair.first(),
                pair.second(),
                votes.size(),
                share ? middle : found.points(),
                share ? found.standardError() * middle * (1 - middle) : Points.PER_NAT * found.standardError(),
                0,
                Optional.of(
                        share
                                ? new Measured.Range(share(found.lower()), share(found.upper()))
                                : new Measured.Range(Points.PER_NAT * found.lower(), Points.PER_NAT * found.upper())),
                p(found.difference() / found.standardError(), scores.errors().degreesOfFreedom()),
                here.reach(method.alpha()).early(votes.size()),
                named(scores.errors().clusters()));
    }

    /** A share of wins takes a tie as half whatever scores make of it. */
    private BradleyTerry fitting(Statistic statistic, End here) {
        var fitting = BradleyTerry.standard().withLevel(1 - method.alpha()).clusteredBy(method.clusters());
        fitting = statistic == Statistic.WIN_SHARE ? fitting : fitting.withTies(method.ties());
        fitting = here.anyLook() ? fitting.anytime(here.planned()) : fitting;
        fitting = method.position() ? fitting.withPosition() : fitting;
        return method.style() ? fitting.withStyle() : fitting;
    }

    private OptionalDouble p(double errors, OptionalInt degreesOfFreedom) {
        return end.anyLook() || !Double.isFinite(errors)
                ? OptionalDouble.empty()
                : OptionalDouble.of(Reach.pValue(errors, degreesOfFreedom));
    }

    private static Measured nothing(Statistic statistic, CardPlan.Pair pair, long votes) {
        return new Measured(
                statistic,
                pair.first(),
                pair.second(),
                votes,
                statistic.even(),
                0,
                0,
                Optional.empty(),
                OptionalDouble.empty(),
                false,
                Map.of());
    }

    private static Map<String, Integer> named(Map<Cluster, Integer> clusters) {
        var named = new HashMap<String, Integer>();
        clusters.forEach((cluster, size) -> named.put(cluster.name().toLowerCase(Locale.ROOT), size));
        return named;
    }

    private static double share(double odds) {
        return 1 / (1 + Math.exp(-odds));
    }
}

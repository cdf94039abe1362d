package dev.evenhand.statistics;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Climbs to a top of the crowd posterior by EM: whether a vote followed the strengths or went against them is what is
 * not seen; given how likely that is, reliabilities have a closed form and strengths are a ridge Bradley-Terry fit
 * (Dempster, Laird and Rubin 1977, Journal of the Royal Statistical Society B 39).
 */
final class CrowdClimb {

    private static final int MOST_ITERATIONS = 20_000;
    private static final double SETTLED = 1e-9;

    private final CrowdBradleyTerry settings;
    private final CrowdCells cells;

    CrowdClimb(CrowdBradleyTerry settings, CrowdCells cells) {
        this.settings = settings;
        this.cells = cells;
    }

    long ties() {
        return cells.ties();
    }

    double[] zeros() {
        return new double[cells.models.size()];
    }

    /** Every rater as reliable as the prior says on average. */
    double[] prior() {
        var reliabilities = new double[cells.raters.size()];
        Arrays.fill(reliabilities, settings.agreeing() / (settings.agreeing() + settings.opposing()));
        return reliabilities;
    }

    CrowdFit.Top fromAnywhere(RandomGenerator random) {
        var strengths = zeros();
        Arrays.setAll(strengths, model -> random.nextGaussian());
        var reliabilities = prior();
        Arrays.setAll(reliabilities, rater -> 0.05 + 0.9 * random.nextDouble());
        return from(strengths, reliabilities);
    }

    CrowdFit.Top mirrored(CrowdFit.Top top) {
        var strengths = array(cells.models, top.strengths());
        Arrays.setAll(strengths, model -> -strengths[model]);
        var reliabilities = array(cells.raters, top.reliabilities());
        Arrays.setAll(reliabilities, rater -> 1 - reliabilities[rater]);
        return from(strengths, reliabilities);
    }

    CrowdFit.Top from(double[] strengths, double[] reliabilities) {
        var at = strengths;
        double[] trust = reliabilities;
        int iterations = 0;
        boolean converged = false;
        while (!converged && iterations < MOST_ITERATIONS) {
            var followed = followed(at, trust);
            var nextTrust = trust(followed);
            var next = strengths(at, followed);
            converged = apart(at, next) < SETTLED && apart(trust, nextTrust) < SETTLED;
            at = next;
            trust = nextTrust;
            iterations++;
        }
        return new CrowdFit.Top(
                value(at, trust), map(cells.models, at), map(cells.raters, trust), 1, iterations, converged);
    }

    double value(Map<String, Double> strengths, Map<String, Double> reliabilities) {
        return value(array(cells.models, strengths), array(cells.raters, reliabilities));
    }

    private double value(double[] strengths, double[] reliabilities) {
        double value = 0;
        for (int cell = 0; cell < cells.size(); cell++) {
            double chance = chance(strengths, cell);
            double trust = reliabilities[cells.rater[cell]];
            double win = trust * chance + (1 - trust) * (1 - chance);
            value -= cells.won[cell] * Math.log(win) + cells.lost[cell] * Math.log(1 - win);
        }
        for (double trust : reliabilities) {
            value -= (settings.agreeing() - 1) * Math.log(trust) + (settings.opposing() - 1) * Math.log1p(-trust);
        }
        return value
                + settings.ridge()
                        / 2
                        * Arrays.stream(strengths).map(b -> b * b).sum();
    }

    /** For each cell the wins and the losses of its first model that followed the strengths, as far as one can tell. */
    private double[][] followed(double[] strengths, double[] trust) {
        var followed = new double[2][cells.size()];
        for (int cell = 0; cell < cells.size(); cell++) {
            double chance = chance(strengths, cell);
            double with = trust[cells.rater[cell]];
            followed[0][cell] = cells.won[cell] * with * chance / (with * chance + (1 - with) * (1 - chance));
            followed[1][cell] = cells.lost[cell] * with * (1 - chance) / (with * (1 - chance) + (1 - with) * chance);
        }
        return followed;
    }

    private double[] trust(double[][] followed) {
        var agreed = new double[cells.raters.size()];
        var all = new double[cells.raters.size()];
        for (int cell = 0; cell < cells.size(); cell++) {
            agreed[cells.rater[cell]] += followed[0][cell] + followed[1][cell];
            all[cells.rater[cell]] += cells.won[cell] + cells.lost[cell];
        }
        var trust = new double[agreed.length];
        Arrays.setAll(
                trust,
                rater -> (agreed[rater] + settings.agreeing() - 1)
                        / (all[rater] + settings.agreeing() + settings.opposing() - 2));
        return trust;
    }

    /** A vote that went against the strengths counts as one for the other model. */
    private double[] strengths(double[] from, double[][] followed) {
        var votes = new double[3][cells.size()];
        for (int cell = 0; cell < cells.size(); cell++) {
            votes[Contests.WON][cell] = followed[0][cell] + cells.lost[cell] - followed[1][cell];
            votes[Contests.LOST][cell] = followed[1][cell] + cells.won[cell] - followed[0][cell];
        }
        var contests =
                Contests.counted(cells.models.size(), cells.first, cells.second, votes, List.of(), new double[0][]);
        var ridge = Regulariser.ridge(settings.ridge());
        var likelihood = new Likelihood(contests, Ties.HALF, ridge);
        var start = Arrays.copyOf(from, likelihood.parameters());
        return new Newton(likelihood, Settings.STANDARD.regularised(ridge), start)
                .climb()
                .strengths();
    }

    private double chance(double[] strengths, int cell) {
        return 1 / (1 + Math.exp(strengths[cells.second[cell]] - strengths[cells.first[cell]]));
    }

    private static double apart(double[] one, double[] other) {
        double most = 0;
        for (int i = 0; i < one.length; i++) {
            most = Math.max(most, Math.abs(one[i] - other[i]));
        }
        return most;
    }

    private static double[] array(List<String> names, Map<String, Double> values) {
        return names.stream()
                .mapToDouble(name -> {
                    var value = values.get(name);
                    if (value == null) {
                        throw new IllegalArgumentException("There is no value for \"%s\"".formatted(name));
                    }
                    return value;
                })
                .toArray();
    }

    private static Map<String, Double> map(List<String> names, double[] values) {
        var map = new HashMap<String, Double>();
        for (int i = 0; i < values.length; i++) {
            map.put(names.get(i), values[i]);
        }
        return map;
    }
}

package dev.evenhand.statistics;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * Whether one strength for each model explains the votes of every pair, for raters each of whom may have tastes of their
 * own: whole raters are drawn with replacement and the model fit anew, and the residuals of all pairs, less those of the
 * real votes, are summed as squares over their variance (a cluster bootstrap, Cameron, Gelbach and Miller 2008, Review of
 * Economics and Statistics 90, of Pearson's statistic, centred as Hall and Wilson 1991, Biometrics 47, ask).
 *
 * @param statistic the sum of squared Pearson residuals of pairs
 * @param pValue share of rounds that reach the statistic, the real votes being one; empty if no round could be fit
 * @param rounds rounds drawn
 * @param unfitted rounds left out because a model of the fit had no finite strength in them
 * @param raters with few of them the p-value is rough
 */
public record ClusteredFitTest(double statistic, OptionalDouble pValue, int rounds, int unfitted, int raters) {

    /** @throws IllegalArgumentException if a vote has no rater, or for a fit with style or a regulariser */
    public static ClusteredFitTest of(Votes votes, BradleyTerry method, int rounds, RandomGenerator random) {
        Arguments.atLeastOne("Number of rounds", rounds);
        var raters = new RaterCounts(votes);
        long missing = votes.raters().map(Groups::missing).orElse(0L);
        if (missing > 0) {
            throw new IllegalArgumentException("%d of %d votes have no rater".formatted(missing, votes.size()));
        }
        var plain = method.clusteredBy(Set.of());
        var counts = votes.counts();
        var scores = plain.fit(counts);
        var pairs = GoodnessOfFit.of(counts, scores).pairs();
        double statistic = pairs.stream()
                .mapToDouble(PairFit::residual)
                .map(residual -> residual * residual)
                .sum();
        int reached = 0;
        int fitted = 0;
        for (int round = 0; round < rounds; round++) {
            var drawn = raters.repeated(draw(raters.raters(), random));
            var again = plain.startingFrom(scores).fit(drawn);
            if (pairs.stream().allMatch(pair -> together(again, pair))) {
                fitted++;
                reached += centred(pairs, excesses(drawn, again)) >= statistic ? 1 : 0;
            }
        }
        var pValue = fitted > 0 ? OptionalDouble.of((1.0 + reached) / (1 + fitted)) : OptionalDouble.empty();
        return new ClusteredFitTest(statistic, pValue, rounds, rounds - fitted, raters.raters());
    }

    /** How often each rater is drawn. */
    private static int[] draw(int raters, RandomGenerator random) {
        var times = new int[raters];
        for (int draw = 0; draw < raters; draw++) {
            times[random.nextInt(raters)]++;
        }
        return times;
    }

    private static boolean together(Scores scores, PairFit pair) {
        return scores.fits().stream().anyMatch(fit -> fit.holds(pair.first()) && fit.holds(pair.second()));
    }

    private static Map<Pair, Double> excesses(PairCounts counts, Scores scores) {
        return GoodnessOfFit.of(counts, scores).pairs().stream()
                .collect(Collectors.toMap(pair -> new Pair(pair.first(), pair.second()), PairFit::excess));
    }

    /** A pair that was not drawn at all has no residual. */
    private static double centred(List<PairFit> pairs, Map<Pair, Double> again) {
        double sum = 0;
        for (var pair : pairs) {
            double error = pair.votes() * pair.standardError();
            double moved = again.getOrDefault(new Pair(pair.first(), pair.second()), 0.0) - pair.excess();
            sum += error > 0 ? moved * moved / (error * error) : 0;
        }
        return sum;
    }

    private record Pair(String first, String second) {}
}

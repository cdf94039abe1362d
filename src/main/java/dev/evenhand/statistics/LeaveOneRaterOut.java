package dev.evenhand.statistics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How far a lead hangs on a single rater: the least and the most that it comes to when one of them is left out (the
 * jackknife's extremes; Efron 1982).
 *
 * @param lowest empty where no rater's absence leaves a finite lead
 * @param infinite raters without whom the lead has no finite value: all wins go one way, or nothing compares the two
 * @param screened whether only the raters of most weight, by one Newton step, were really left out
 */
public record LeaveOneRaterOut(
        String first,
        String second,
        int raters,
        Optional<Without> lowest,
        Optional<Without> highest,
        List<String> infinite,
        boolean screened) {

    /** More raters than this are screened first, and so many at each end then left out. */
    private static final int ALL = 1000;

    private static final int AT_EACH_END = 20;

    public LeaveOneRaterOut {
        infinite = List.copyOf(infinite);
    }

    /** A lead, in natural logarithms of odds, without one rater. */
    public record Without(String rater, double contrast) {}

    /** @throws IllegalArgumentException if the votes have no raters, or a model none of them */
    public static LeaveOneRaterOut of(Votes votes, String first, String second) {
        var counts = votes.counts();
        counts.position(second);
        var changed = ChangedVotes.around(counts, first);
        var ballots = new RaterBallots(votes, changed);
        int one = changed.place(first);
        int other = changed.place(second);
        var infinite = new ArrayList<String>();
        var found = new ArrayList<Without>();
        boolean screened = ballots.raters().size() > ALL;
        for (int rater :
                other < 0 ? List.<Integer>of() : screened ? ends(ballots, changed, one, other) : ballots.raters()) {
            ballots.change(rater, 1);
            double gap = changed.refit(one, other).gap();
            ballots.change(rater, -1);
            if (Double.isFinite(gap)) {
                found.add(new Without(ballots.name(rater), gap));
            } else {
                infinite.add(ballots.name(rater));
            }
        }
        var byContrast = Comparator.comparingDouble(Without::contrast);
        return new LeaveOneRaterOut(
                first,
                second,
                ballots.raters().size(),
                found.stream().min(byContrast),
                found.stream().max(byContrast),
                infinite,
                screened);
    }

    /** Those whose votes pull the lead up or down most. */
    private static List<Integer> ends(RaterBallots ballots, ChangedVotes changed, int one, int other) {
        var fit = changed.refit(one, other);
        if (fit.information() == null) {
            return List.of();
        }
        var influence = fit.influence(one, other);
        var pulls = new HashMap<Integer, Double>();
        ballots.raters().forEach(rater -> pulls.put(rater, ballots.pull(rater, fit, influence)));
        var sorted = ballots.raters().stream()
                .sorted(Comparator.comparing(pulls::get))
                .toList();
        var ends = new HashSet<Integer>(sorted.subList(0, AT_EACH_END));
        ends.addAll(sorted.subList(sorted.size() - AT_EACH_END, sorted.size()));
        return IntStream.range(0, ballots.names())
                .boxed()
                .filter(ends::contains)
                .toList();
    }
}

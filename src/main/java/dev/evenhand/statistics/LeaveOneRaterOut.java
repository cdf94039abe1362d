package dev.evenhand.statistics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How far a lead hangs on a single rater: the least and the most that it comes to when one of them is left out (the
 * jackknife's extremes; Efron 1982). They are those of a fit without each rater, however many raters there are:
 * {@link AbsenceBounds} tell which fits cannot be an extreme and need not be made.
 *
 * @param lowest empty where no rater's absence leaves a finite lead
 * @param infinite raters without whom the lead has no finite value: all wins go one way, or nothing compares the two
 * @param refits fits that this took
 */
public record LeaveOneRaterOut(
        String first,
        String second,
        int raters,
        Optional<Without> lowest,
        Optional<Without> highest,
        List<String> infinite,
        int refits) {

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
        return new Search(changed, new RaterBallots(votes, changed), changed.place(first), changed.place(second))
                .search(first, second);
    }

    /** Refits without one rater after the other, those first who might be an extreme. */
    private static final class Search {

        private final ChangedVotes changed;
        private final RaterBallots ballots;
        private final int one;
        private final int other;
        private final List<Without> found = new ArrayList<>();
        private final List<String> infinite = new ArrayList<>();

        Search(ChangedVotes changed, RaterBallots ballots, int one, int other) {
            this.changed = changed;
            this.ballots = ballots;
            this.one = one;
            this.other = other;
        }

        LeaveOneRaterOut search(String first, String second) {
            if (other >= 0) {
                search();
            }
            var byContrast = Comparator.comparingDouble(Without::contrast);
            return new LeaveOneRaterOut(
                    first,
                    second,
                    ballots.raters().size(),
                    found.stream().min(byContrast),
                    found.stream().max(byContrast),
                    infinite,
                    changed.refits());
        }

        /** Where no vote makes the lead finite, none does when some are left out. */
        private void search() {
            var fit = changed.refit(one, other);
            var information = fit.information();
            if (!Double.isFinite(fit.gap()) || information == null) {
                ballots.raters().stream().map(ballots::name).forEach(infinite::add);
                return;
            }
            var bounds = new AbsenceBounds(fit, changed.contests(), information.inverse(), one, other);
            var rest = new ArrayList<Candidate>();
            for (int rater : ballots.raters()) {
                var range = bounds.without(ballots, rater);
                if (Double.isInfinite(range.lower())) {
                    refit(rater);
                } else {
                    rest.add(new Candidate(rater, range));
                }
            }
            extremes(rest);
        }

        private void extremes(List<Candidate> rest) {
            rest.sort(Comparator.comparingDouble(candidate -> candidate.range().lower()));
            var open = new ArrayList<Candidate>();
            for (var candidate : rest) {
                if (candidate.range().lower() < lowest()) {
                    refit(candidate.rater());
                } else {
                    open.add(candidate);
                }
            }
            open.sort(Comparator.comparingDouble(candidate -> -candidate.range().upper()));
            for (var candidate : open) {
                if (candidate.range().upper() > highest()) {
                    refit(candidate.rater());
                }
            }
        }

        private double lowest() {
            return found.stream().mapToDouble(Without::contrast).min().orElse(Double.POSITIVE_INFINITY);
        }

        private double highest() {
            return found.stream().mapToDouble(Without::contrast).max().orElse(Double.NEGATIVE_INFINITY);
        }

        private void refit(int rater) {
            ballots.change(rater, 1);
            double gap = changed.refit(one, other).gap();
            ballots.change(rater, -1);
            if (Double.isFinite(gap)) {
                found.add(new Without(ballots.name(rater), gap));
            } else {
                infinite.add(ballots.name(rater));
            }
        }

        /** A rater not yet left out, and what that could come to. */
        private record Candidate(int rater, Interval range) {}
    }
}

package dev.evenhand.statistics;

import java.util.List;
import java.util.stream.IntStream;

/** Each rater's votes in the rows of {@link ChangedVotes}, to be left out and put back. */
final class RaterBallots {

    private final ChangedVotes changed;
    private final Votes votes;
    private final Groups groups;
    private final int[] rowOf;
    private final int[][] votesOf;

    RaterBallots(Votes votes, ChangedVotes changed) {
        this.changed = changed;
        this.votes = votes;
        var raters = new RaterCounts(votes);
        groups = votes.raters().orElseThrow();
        votesOf = IntStream.range(0, raters.raters()).mapToObj(raters::votesOf).toArray(int[][]::new);
        var places = votes.models().stream().mapToInt(changed::place).toArray();
        var rows = changed.rows();
        rowOf = IntStream.range(0, votes.size())
                .map(vote -> {
                    int left = places[votes.left(vote)];
                    int right = places[votes.right(vote)];
                    return left < 0 || right < 0 || left == right ? -1 : rows[left][right];
                })
                .toArray();
    }

    /** Those who voted. */
    List<Integer> raters() {
        return IntStream.range(0, votesOf.length)
                .filter(rater -> votesOf[rater].length > 0)
                .boxed()
                .toList();
    }

    int names() {
        return votesOf.length;
    }

    String name(int rater) {
        return groups.names().get(rater);
    }

    /** Leaves a rater's votes out so many times; a negative number puts them back. */
    void change(int rater, int times) {
        for (int vote : votesOf[rater]) {
            if (rowOf[vote] >= 0) {
                changed.change(rowOf[vote], outcome(vote), times, VoteChange.DROP);
            }
        }
    }

    /** How far all votes of a rater pull the lead up, by one step and without leverage. */
    double pull(int rater, Refit fit, double[] influence) {
        double sum = 0;
        for (int vote : votesOf[rater]) {
            int row = rowOf[vote];
            if (row >= 0 && fit.inside(changed.contests().first[row], changed.contests().second[row])) {
                int i = changed.contests().first[row];
                int j = changed.contests().second[row];
                double chance = 1 / (1 + Math.exp(fit.strengths()[j] - fit.strengths()[i]));
                int outcome = outcome(vote);
                double share = outcome == Contests.WON ? 1 : outcome == Contests.LOST ? 0 : 0.5;
                sum += (influence[fit.number()[i]] - influence[fit.number()[j]]) * (share - chance);
            }
        }
        return sum;
    }

    /** As seen from the first model of the row. */
    private int outcome(int vote) {
        boolean leftIsFirst = changed.model(changed.contests().first[rowOf[vote]])
                .equals(votes.models().get(votes.left(vote)));
        var verdict = votes.verdict(vote);
        return Contests.outcome(leftIsFirst ? verdict : verdict.swapped());
    }
}

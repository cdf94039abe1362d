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

    String name(int rater) {
        return groups.names().get(rater);
    }

    /** Leaves a rater's votes out so many times; a negative number puts them back. */
    void change(int rater, int times) {
        each(rater, (row, outcome) -> changed.change(row, outcome, times, VoteChange.DROP));
    }

    void each(int rater, Taker taker) {
        for (int vote : votesOf[rater]) {
            if (rowOf[vote] >= 0) {
                taker.take(rowOf[vote], outcome(vote));
            }
        }
    }

    /** Takes a vote's row and outcome. */
    interface Taker {
        void take(int row, int outcome);
    }

    /** As seen from the first model of the row. */
    private int outcome(int vote) {
        boolean leftIsFirst = changed.model(changed.contests().first[rowOf[vote]])
                .equals(votes.models().get(votes.left(vote)));
        var verdict = votes.verdict(vote);
        return Contests.outcome(leftIsFirst ? verdict : verdict.swapped());
    }
}

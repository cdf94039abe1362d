package dev.evenhand.statistics;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Votes summed by rater, pair, seat and verdict, to count them anew without some raters or with some of them twice; the
 * votes' weights and style features are left behind.
 */
final class RaterCounts {

    private static final Verdict[] VERDICTS = Verdict.values();

    private final Votes votes;
    private final Groups raters;
    private final Map<Long, Integer> places = new HashMap<>();
    private final int[] cellOf;
    private final long[] all;
    private final int[] example;
    private final int[][] votesOf;

    RaterCounts(Votes votes) {
        this.votes = votes;
        raters = votes.raters().orElseThrow(() -> new IllegalArgumentException("The votes have no raters"));
        cellOf = IntStream.range(0, votes.size()).map(this::place).toArray();
        all = new long[places.size()];
        example = new int[places.size()];
        for (int vote = 0; vote < cellOf.length; vote++) {
            all[cellOf[vote]]++;
            example[cellOf[vote]] = vote;
        }
        votesOf = votesOf();
    }

    int raters() {
        return votesOf.length;
    }

    String name(int rater) {
        return raters.names().get(rater);
    }

    /** Indices of the votes of one rater, in order. */
    int[] votesOf(int rater) {
        return votesOf[rater];
    }

    PairCounts without(int rater) {
        var left = all.clone();
        Arrays.stream(votesOf[rater]).forEach(vote -> left[cellOf[vote]]--);
        return counts(left);
    }

    /** The votes of all but some raters, by name. */
    PairCounts without(Set<String> some) {
        var left = all.clone();
        for (int rater = 0; rater < votesOf.length; rater++) {
            if (some.contains(name(rater))) {
                Arrays.stream(votesOf[rater]).forEach(vote -> left[cellOf[vote]]--);
            }
        }
        return counts(left);
    }

    /** Counts the votes of each rater so many times, and those without a rater never. */
    PairCounts repeated(int[] times) {
        var cells = new long[all.length];
        for (int rater = 0; rater < times.length; rater++) {
            if (times[rater] > 0) {
                for (int vote : votesOf[rater]) {
                    cells[cellOf[vote]] += times[rater];
                }
            }
        }
        return counts(cells);
    }

    private int place(int vote) {
        long pair = (long) votes.left(vote) * votes.models().size() + votes.right(vote);
        long cell = pair * VERDICTS.length + votes.verdict(vote).ordinal();
        return places.computeIfAbsent(cell, key -> places.size());
    }

    private int[][] votesOf() {
        var sizes = new int[raters.names().size()];
        for (int vote = 0; vote < votes.size(); vote++) {
            if (raters.of(vote) != Groups.NONE) {
                sizes[raters.of(vote)]++;
            }
        }
        var found = Arrays.stream(sizes).mapToObj(int[]::new).toArray(int[][]::new);
        for (int vote = votes.size() - 1; vote >= 0; vote--) {
            int rater = raters.of(vote);
            if (rater != Groups.NONE) {
                found[rater][--sizes[rater]] = vote;
            }
        }
        return found;
    }

    private PairCounts counts(long[] cells) {
        var counts = PairCounts.among(votes.models());
        for (int cell = 0; cell < cells.length; cell++) {
            int vote = example[cell];
            counts.add(votes.left(vote), votes.right(vote), votes.verdict(vote), cells[cell]);
        }
        return counts.build();
    }
}

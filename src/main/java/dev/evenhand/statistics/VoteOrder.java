package dev.evenhand.statistics;

import java.util.Arrays;

/** The votes of one fit, brought together by cluster. */
final class VoteOrder {

    private final int[] votes;

    private VoteOrder(int[] votes) {
        this.votes = votes;
    }

    /** The votes that have a row in the fit, as they come. */
    static VoteOrder of(int[] rowOf) {
        var votes = new int[rowOf.length];
        int inside = 0;
        for (int vote = 0; vote < rowOf.length; vote++) {
            if (rowOf[vote] >= 0) {
                votes[inside++] = vote;
            }
        }
        return new VoteOrder(Arrays.copyOf(votes, inside));
    }

    /** A counting sort; votes of one group keep their order, so that sorting twice brings pairs of groups together. */
    VoteOrder by(Groups groups) {
        var next = new int[groups.names().size() + 1];
        for (int vote : votes) {
            next[groups.of(vote) + 1]++;
        }
        Arrays.parallelPrefix(next, Integer::sum);
        var sorted = new int[votes.length];
        for (int vote : votes) {
            sorted[next[groups.of(vote)]++] = vote;
        }
        return new VoteOrder(sorted);
    }

    int[] votes() {
        return votes;
    }

    /** Where each run of votes of the same group, or the same of all these groups, begins; and then the end. */
    int[] runs(Groups... same) {
        var starts = new int[votes.length + 1];
        int runs = 0;
        for (int i = 0; i < votes.length; i++) {
            if (i == 0 || changes(votes[i - 1], votes[i], same)) {
                starts[runs++] = i;
            }
        }
        starts[runs++] = votes.length;
        return Arrays.copyOf(starts, runs);
    }

    private static boolean changes(int vote, int next, Groups[] same) {
        for (var groups : same) {
            if (groups.of(vote) != groups.of(next)) {
                return true;
            }
        }
        return false;
    }
}

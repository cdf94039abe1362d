package dev.evenhand.statistics;

import java.util.Arrays;
import java.util.List;

/**
 * The votes of one fit, each as three times its row plus its outcome, with the groups that it is in; brought together by
 * group, so that a sum over a group reads memory in order.
 */
final class GroupedVotes {

    final int[] cells;

    /** For each kind of grouping the group of each vote; nobody writes them. */
    final int[][] groups;

    /** Where each group that has votes begins, and then the end. */
    final int[] starts;

    private GroupedVotes(int[] cells, int[][] groups, int[] starts) {
        this.cells = cells;
        this.groups = groups;
        this.starts = starts;
    }

    /** The votes that have a row in the fit, as they come. */
    static GroupedVotes of(Votes votes, int[] rowOf, List<Groups> groupings) {
        int inside = 0;
        for (int row : rowOf) {
            inside += row >= 0 ? 1 : 0;
        }
        var cells = new int[inside];
        var verdicts = votes.verdicts();
        var outcomes = Contests.outcomes();
        for (int vote = 0, at = 0; vote < rowOf.length; vote++) {
            if (rowOf[vote] >= 0) {
                cells[at++] = 3 * rowOf[vote] + outcomes[verdicts[vote]];
            }
        }
        var groups = new int[groupings.size()][];
        for (int i = 0; i < groups.length; i++) {
            groups[i] = inside(groupings.get(i), rowOf, inside);
        }
        return new GroupedVotes(cells, groups, new int[] {0, inside});
    }

    private static int[] inside(Groups grouping, int[] rowOf, int count) {
        if (count == rowOf.length) {
            return grouping.all();
        }
        var groups = new int[count];
        for (int vote = 0, at = 0; vote < rowOf.length; vote++) {
            if (rowOf[vote] >= 0) {
                groups[at++] = grouping.of(vote);
            }
        }
        return groups;
    }

    /** A counting sort; votes of one group keep their order, so that sorting twice brings pairs of groups together. */
    GroupedVotes by(int grouping) {
        var keys = groups[grouping];
        var next = places(keys);
        var starts = starts(next);
        var sortedCells = new int[cells.length];
        // The last grouping is not asked for again, and where its groups begin is known.
        var sorted = new int[grouping + 1 < groups.length ? groups.length : grouping][cells.length];
        for (int i = 0; i < cells.length; i++) {
            int to = next[keys[i]]++;
            sortedCells[to] = cells[i];
            for (int j = 0; j < sorted.length; j++) {
                sorted[j][to] = groups[j][i];
            }
        }
        return new GroupedVotes(sortedCells, sorted, starts);
    }

    /** Groups that have votes. */
    int count() {
        return starts.length - 1;
    }

    /** Where each group begins once it is sorted, and then the end. */
    private static int[] places(int[] keys) {
        int most = 0;
        for (int key : keys) {
            most = Math.max(most, key);
        }
        var places = new int[most + 2];
        for (int key : keys) {
            places[key + 1]++;
        }
        for (int group = 0; group <= most; group++) {
            places[group + 1] += places[group];
        }
        return places;
    }

    private static int[] starts(int[] places) {
        var starts = new int[places.length];
        int used = 0;
        for (int group = 0; group < places.length - 1; group++) {
            if (places[group + 1] > places[group]) {
                starts[used++] = places[group];
            }
        }
        starts[used++] = places[places.length - 1];
        return Arrays.copyOf(starts, used);
    }
}

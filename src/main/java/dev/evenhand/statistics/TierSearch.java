package dev.evenhand.statistics;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Finds the strongly connected sets of "scored against" in one component (Tarjan 1972) and the order between them. */
final class TierSearch {

    private final PairCounts counts;
    private final List<String> models;
    private final int[] positions;
    private final int[] order;
    private final int[] low;
    private final boolean[] open;
    private final Deque<Integer> path = new ArrayDeque<>();
    private final List<List<Integer>> found = new ArrayList<>();
    private int visited;

    TierSearch(PairCounts counts, List<String> models) {
        this.counts = counts;
        this.models = models;
        positions = models.stream().mapToInt(counts::position).toArray();
        order = new int[positions.length];
        low = new int[positions.length];
        open = new boolean[positions.length];
    }

    List<Tier> tiers() {
        for (int model = 0; model < positions.length; model++) {
            if (order[model] == 0) {
                visit(model);
            }
        }
        return ordered();
    }

    private void visit(int model) {
        order[model] = low[model] = ++visited;
        path.push(model);
        open[model] = true;
        for (int other = 0; other < positions.length; other++) {
            if (scoredAgainst(model, other)) {
                if (order[other] == 0) {
                    visit(other);
                    low[model] = Math.min(low[model], low[other]);
                } else if (open[other]) {
                    low[model] = Math.min(low[model], order[other]);
                }
            }
        }
        if (low[model] == order[model]) {
            found.add(closed(model));
        }
    }

    private List<Integer> closed(int root) {
        var members = new ArrayList<Integer>();
        int member;
        do {
            member = path.pop();
            open[member] = false;
            members.add(member);
        } while (member != root);
        members.sort(null);
        return members;
    }

    /** Tarjan closes a set after all that it scored against, so walking back from the last one goes down. */
    private List<Tier> ordered() {
        int size = found.size();
        var sets = new ArrayList<Integer>();
        var above = new ArrayList<Set<Integer>>();
        var depth = new int[size];
        for (int set = 0; set < size; set++) {
            above.add(new TreeSet<>());
            sets.add(set);
        }
        for (int set = size - 1; set >= 0; set--) {
            for (int lower = 0; lower < set; lower++) {
                if (anyScoredAgainst(found.get(set), found.get(lower))) {
                    above.get(lower).add(set);
                    above.get(lower).addAll(above.get(set));
                    depth[lower] = Math.max(depth[lower], depth[set] + 1);
                }
            }
        }
        // Depth, then name: the place of a tier must not hang on the order in which votes arrived.
        sets.sort(Comparator.<Integer>comparingInt(set -> depth[set])
                .thenComparingInt(set -> found.get(set).get(0)));
        return numbered(sets, above);
    }

    private List<Tier> numbered(List<Integer> sets, List<Set<Integer>> above) {
        var index = new int[sets.size()];
        Arrays.setAll(index, sets::indexOf);
        var tiers = new ArrayList<Tier>();
        for (int set : sets) {
            var higher = new TreeSet<Integer>();
            above.get(set).forEach(other -> higher.add(index[other]));
            var lower = new TreeSet<Integer>();
            sets.stream().filter(other -> above.get(other).contains(set)).forEach(other -> lower.add(index[other]));
            tiers.add(new Tier(
                    tiers.size(), found.get(set).stream().map(models::get).toList(), higher, lower));
        }
        return tiers;
    }

    private boolean anyScoredAgainst(List<Integer> some, List<Integer> others) {
        return some.stream().anyMatch(model -> others.stream().anyMatch(other -> scoredAgainst(model, other)));
    }

    private boolean scoredAgainst(int model, int other) {
        return counts.scoredAgainst(positions[model], positions[other]);
    }
}

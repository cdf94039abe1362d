package dev.evenhand.statistics;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Finds the strongly connected sets of "scored against" in one component (Tarjan 1972) and the order between them.
 * Mostly there is but one, which two walks from any model tell for less.
 */
final class TierSearch {

    private final List<String> models;
    private final int[][] beaten;
    private final int[] order;
    private final int[] low;
    private final int[] next;
    private final boolean[] open;
    private final int[] setOf;
    private final Deque<Integer> path = new ArrayDeque<>();
    private final List<List<Integer>> found = new ArrayList<>();
    private int visited;

    private TierSearch(PairCounts counts, List<String> models) {
        this.models = models;
        int size = models.size();
        var positions = models.stream().mapToInt(counts::position).toArray();
        var places = new int[counts.size()];
        for (int model = 0; model < size; model++) {
            places[positions[model]] = model;
        }
        beaten = new int[size][];
        for (int model = 0; model < size; model++) {
            beaten[model] = beaten(counts, positions[model], places);
        }
        order = new int[size];
        low = new int[size];
        next = new int[size];
        open = new boolean[size];
        setOf = new int[size];
    }

    private static int[] beaten(PairCounts counts, int model, int[] places) {
        int first = counts.firstMeeting(model);
        var found = new int[counts.firstMeeting(model + 1) - first];
        int used = 0;
        for (int meeting = first; meeting < first + found.length; meeting++) {
            if (counts.scored(meeting)) {
                found[used++] = places[counts.opponent(meeting)];
            }
        }
        Arrays.sort(found, 0, used);
        return Arrays.copyOf(found, used);
    }

    static List<Tier> tiers(PairCounts counts, List<String> models) {
        return StrongConnection.of(counts, models) ? List.of(whole(models)) : new TierSearch(counts, models).tiers();
    }

    private static Tier whole(List<String> models) {
        return new Tier(0, models, Set.of(), Set.of());
    }

    private List<Tier> tiers() {
        for (int model = 0; model < order.length; model++) {
            if (order[model] == 0) {
                explore(model);
            }
        }
        return ordered();
    }

    /** Depth first with a stack of its own: a chain of ten thousand models would overflow that of the thread. */
    private void explore(int root) {
        var stack = new ArrayDeque<Integer>();
        enter(root, stack);
        while (!stack.isEmpty()) {
            int model = stack.peek();
            if (next[model] < beaten[model].length) {
                int other = beaten[model][next[model]++];
                if (order[other] == 0) {
                    enter(other, stack);
                } else if (open[other]) {
                    low[model] = Math.min(low[model], order[other]);
                }
            } else {
                leave(model, stack);
            }
        }
    }

    private void enter(int model, Deque<Integer> stack) {
        order[model] = low[model] = ++visited;
        path.push(model);
        open[model] = true;
        stack.push(model);
    }

    private void leave(int model, Deque<Integer> stack) {
        stack.pop();
        if (low[model] == order[model]) {
            found.add(closed(model));
        }
        if (!stack.isEmpty()) {
            int parent = stack.peek();
            low[parent] = Math.min(low[parent], low[model]);
        }
    }

    private List<Integer> closed(int root) {
        var members = new ArrayList<Integer>();
        int member;
        do {
            member = path.pop();
            open[member] = false;
            setOf[member] = found.size();
            members.add(member);
        } while (member != root);
        members.sort(null);
        return members;
    }

    /** Tarjan closes a set after all that it scored against, so walking back from the last one goes down. */
    private List<Tier> ordered() {
        int size = found.size();
        if (size == 1) {
            return List.of(whole(models));
        }
        var above = bitSets(size);
        var below = bitSets(size);
        var depth = new int[size];
        for (int set = size - 1; set >= 0; set--) {
            for (int lower : beatenSets(set)) {
                above[lower].set(set);
                above[lower].or(above[set]);
                depth[lower] = Math.max(depth[lower], depth[set] + 1);
            }
        }
        for (int set = 0; set < size; set++) {
            for (int lower : beatenSets(set)) {
                below[set].set(lower);
                below[set].or(below[lower]);
            }
        }
        // Depth, then name: the place of a tier must not hang on the order in which votes arrived.
        var sets = IntStream.range(0, size)
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(set -> depth[set])
                        .thenComparingInt(set -> found.get(set).get(0)))
                .toList();
        return numbered(sets, above, below);
    }

    /** The other sets that any member scored against; all of them were closed before. */
    private int[] beatenSets(int set) {
        var sets = new BitSet();
        for (int model : found.get(set)) {
            for (int other : beaten[model]) {
                sets.set(setOf[other]);
            }
        }
        sets.clear(set);
        return sets.stream().toArray();
    }

    private List<Tier> numbered(List<Integer> sets, BitSet[] above, BitSet[] below) {
        var index = new int[sets.size()];
        for (int tier = 0; tier < index.length; tier++) {
            index[sets.get(tier)] = tier;
        }
        return IntStream.range(0, index.length)
                .mapToObj(tier -> new Tier(
                        tier,
                        found.get(sets.get(tier)).stream().map(models::get).toList(),
                        renumbered(above[sets.get(tier)], index),
                        renumbered(below[sets.get(tier)], index)))
                .toList();
    }

    private static IndexSet renumbered(BitSet sets, int[] index) {
        var tiers = new BitSet(index.length);
        sets.stream().forEach(set -> tiers.set(index[set]));
        return new IndexSet(tiers);
    }

    private static BitSet[] bitSets(int size) {
        return IntStream.range(0, size).mapToObj(set -> new BitSet(size)).toArray(BitSet[]::new);
    }
}

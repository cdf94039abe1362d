package dev.evenhand.study;

import dev.evenhand.commitment.CommittedSeed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which pairs of responses a study compares, in which order. Pure: the same responses, plan and seed give the same design.
 */
final class Design {

    private final CommittedSeed seed;
    private final int limit;

    /** @param limit how many comparisons at the most */
    Design(CommittedSeed seed, int limit) {
        this.seed = seed;
        this.limit = limit;
    }

    /** Every pair of models on every task that has both, in the drawn order. */
    List<Comparison> all(List<TaskResponses> tasks, int models) {
        var candidates = new ArrayList<Comparison>();
        for (var pair : pairs(models)) {
            for (var task : tasks) {
                pair.on(task, candidates);
            }
        }
        var order = seed.permutation("perm", candidates.size());
        var drawn = new ArrayList<Comparison>();
        for (int k = 0; k < Math.min(limit, order.length); k++) {
            drawn.add(candidates.get(order[k]));
        }
        return drawn;
    }

    /**
     * As many comparisons of each pair as of any other, spread over the tasks: every pair walks the same drawn
     * circle of tasks from its own starting point, one step a round. A pair that runs out leaves its share to the others.
     */
    List<Comparison> balanced(List<TaskResponses> tasks, int models) {
        var circle = seed.permutation("circle", tasks.size());
        var walks = new ArrayList<List<Comparison>>();
        var pairs = pairs(models);
        for (int p = 0; p < pairs.size(); p++) {
            int start = (int) ((long) p * tasks.size() / pairs.size());
            var walk = new ArrayList<Comparison>();
            for (int step = 0; step < circle.length; step++) {
                pairs.get(p).on(tasks.get(circle[(start + step) % circle.length]), walk);
            }
            walks.add(walk);
        }
        return inDrawnOrder(rounds(walks));
    }

    private List<Comparison> rounds(List<List<Comparison>> walks) {
        var chosen = new ArrayList<Comparison>();
        int longest = walks.stream().mapToInt(List::size).max().orElse(0);
        for (int round = 0; round < longest; round++) {
            // The last round may stop in the middle: who is left out is drawn, not always the last pair.
            for (int walk : seed.permutation("round|" + round, walks.size())) {
                if (round < walks.get(walk).size() && chosen.size() < limit) {
                    chosen.add(walks.get(walk).get(round));
                }
            }
            if (chosen.size() == limit) {
                break;
            }
        }
        return chosen;
    }

    private List<Comparison> inDrawnOrder(List<Comparison> chosen) {
        var drawn = new ArrayList<Comparison>();
        for (int k : seed.permutation("perm", chosen.size())) {
            drawn.add(chosen.get(k));
        }
        return drawn;
    }

    private static List<Pair> pairs(int models) {
        var pairs = new ArrayList<Pair>();
        for (int i = 0; i < models; i++) {
            for (int j = i + 1; j < models; j++) {
                pairs.add(new Pair(i, j));
            }
        }
        return pairs;
    }

    /** How often each pair of models occurs. */
    static Map<Pair, Integer> counts(List<Comparison> comparisons) {
        var counts = new HashMap<Pair, Integer>();
        comparisons.forEach(c -> counts.merge(c.pair(), 1, Integer::sum));
        return counts;
    }

    /** Two models by their place in the plan, the earlier first. */
    record Pair(int first, int second) {
        void on(TaskResponses task, List<Comparison> to) {
            var a = task.byModel().get(first);
            var b = task.byModel().get(second);
            if (a != null && b != null) {
                to.add(new Comparison(task.taskId(), this, a, b));
            }
        }
    }

    /** A task's responses by the place of their model in the plan. */
    record TaskResponses(long taskId, Map<Integer, Long> byModel) {
        TaskResponses {
            byModel = Map.copyOf(byModel);
        }
    }

    /** Two responses to one task. */
    record Comparison(long taskId, Pair pair, long firstResponse, long secondResponse) {}
}

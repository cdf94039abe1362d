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
        var pairs = pairs(models);
        var walks = new ArrayList<Walk>();
        for (int p = 0; p < pairs.size(); p++) {
            int start = (int) ((long) p * tasks.size() / pairs.size());
            walks.add(new Walk(pairs.get(p), tasks, circle, start));
        }
        return inDrawnOrder(rounds(walks));
    }

    /** Walks no further than the limit: a plan may name a few of very many possible comparisons. */
    private List<Comparison> rounds(List<Walk> walks) {
        var chosen = new ArrayList<Comparison>();
        boolean going = true;
        for (int round = 0; going && chosen.size() < limit; round++) {
            going = false;
            // The last round may stop in the middle: who is left out is drawn, not always the last pair.
            for (int walk : seed.permutation("round|" + round, walks.size())) {
                if (chosen.size() < limit) {
                    going |= walks.get(walk).step(chosen);
                }
            }
        }
        return chosen;
    }

    /** One pair's way around the tasks. */
    private static final class Walk {

        private final Pair pair;
        private final List<TaskResponses> tasks;
        private final int[] circle;
        private final int start;
        private int steps;

        Walk(Pair pair, List<TaskResponses> tasks, int[] circle, int start) {
            this.pair = pair;
            this.tasks = tasks;
            this.circle = circle;
            this.start = start;
        }

        /** Adds the next task that has both responses; false when the circle is closed. */
        boolean step(List<Comparison> to) {
            int before = to.size();
            while (steps < circle.length && to.size() == before) {
                pair.on(tasks.get(circle[(start + steps++) % circle.length]), to);
            }
            return to.size() > before;
        }
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

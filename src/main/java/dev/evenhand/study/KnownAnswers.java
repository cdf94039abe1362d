package dev.evenhand.study;

import dev.evenhand.study.Design.TaskResponses;
import dev.evenhand.study.Scale.Verdict;
import dev.evenhand.study.SpecialComparisons.One;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a study can ask of the answers that its pool knows.
 *
 * @param asked the model that is known to be better against each other one; where all are alike, each two of them
 * @param unsayable names of the tasks, by their ids, whose answer the scale has no verdict for: nothing else is true of them
 * @param unasked names of the tasks whose answer is about a model that is not compared in them; the others may be
 */
record KnownAnswers(List<One> asked, Map<Long, String> unsayable, List<String> unasked) {

    static final KnownAnswers NONE = new KnownAnswers(List.of(), Map.of(), List.of());

    private static final int NAMED = 5;

    private static final Set<String> EVEN = Set.of(Verdict.TIE.column(), Verdict.BOTH_BAD.column());

    /** @param winner a model's name, tie or both_bad */
    record Known(long id, String task, String winner) {}

    static KnownAnswers of(List<TaskResponses> candidates, Map<Long, Known> known, Plan plan, List<Long> models) {
        var sayable = plan.scale().choices().stream()
                .map(choice -> choice.verdict().column())
                .collect(Collectors.toSet());
        var asked = new ArrayList<One>();
        var unsayable = new LinkedHashMap<Long, String>();
        var unasked = new ArrayList<String>();
        for (var task : candidates) {
            var gold = known.get(task.taskId());
            if (gold == null || task.byModel().size() < 2) {
                continue;
            }
            if (EVEN.contains(gold.winner()) && !sayable.contains(gold.winner())) {
                unsayable.put(gold.id(), gold.task());
                continue;
            }
            var pairs = pairs(task, gold.winner(), plan.models().indexOf(gold.winner()), models);
            asked.addAll(pairs);
            if (pairs.isEmpty()) {
                unasked.add(gold.task());
            }
        }
        return new KnownAnswers(asked, unsayable, unasked);
    }

    private static List<One> pairs(TaskResponses task, String winner, int better, List<Long> models) {
        boolean even = EVEN.contains(winner);
        var pairs = new ArrayList<One>();
        for (int first = 0; first < models.size(); first++) {
            for (int second = first + 1; second < models.size(); second++) {
                var a = task.byModel().get(first);
                var b = task.byModel().get(second);
                if (a != null && b != null && (even || first == better || second == better)) {
                    var known = even ? winner : first == better ? "first" : "second";
                    pairs.add(new One(task.taskId(), a, b, models.get(first), models.get(second), known));
                }
            }
        }
        return pairs;
    }

    /** The tasks that are no ordinary comparison in this study. */
    Set<Long> apart() {
        return Stream.concat(asked.stream().map(One::task), unsayable.keySet().stream())
                .collect(Collectors.toCollection(HashSet::new));
    }

    List<String> notes() {
        var notes = new ArrayList<String>();
        long tasks = asked.stream().map(One::task).distinct().count();
        if (tasks > 0) {
            notes.add(
                    "%,d tasks with a known answer are set apart: raters meet them as any other, scores do without them."
                            .formatted(tasks));
        }
        if (!unsayable.isEmpty()) {
            notes.add(
                    "%,d tasks have a known answer that this scale cannot give (%s): they are set apart and not shown."
                            .formatted(unsayable.size(), named(unsayable.values())));
        }
        if (!unasked.isEmpty()) {
            notes.add(
                    "%,d tasks have a known answer that cannot be asked here (%s), because the better model is not in the"
                                    .formatted(unasked.size(), named(unasked))
                            + " study or its answer is missing or left out: they are compared as any other.");
        }
        return notes;
    }

    private static String named(Collection<String> tasks) {
        return tasks.stream().limit(NAMED).collect(Collectors.joining(", ")) + (tasks.size() > NAMED ? ", …" : "");
    }
}

package dev.evenhand.study;

import dev.evenhand.commitment.CommittedSeed;
import dev.evenhand.study.Design.TaskResponses;
import dev.evenhand.study.Scale.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What a study shows besides its comparisons: tasks whose answer is known, and two samples of one model. Tasks that are
 * gold in a study are nothing else in it: a rater would meet them twice, and a known answer would count as a vote.
 */
@Component
class SpecialComparisons {

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    SpecialComparisons(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** @param gold the known answer: first, second, tie or both_bad; none where one model stands twice */
    record One(
            long task,
            long firstResponse,
            long secondResponse,
            long firstModel,
            long secondModel,
            @Nullable String gold) {}

    record Special(List<One> golds, List<One> sameModel) {

        List<TaskResponses> without(List<TaskResponses> tasks) {
            var apart = golds.stream().map(One::task).collect(Collectors.toSet());
            return tasks.stream().filter(t -> !apart.contains(t.taskId())).toList();
        }

        List<String> notes() {
            var notes = new ArrayList<String>();
            long tasks = golds.stream().map(One::task).distinct().count();
            if (tasks > 0) {
                notes.add(
                        "%,d tasks with a known answer are set apart: raters meet them as any other, scores do without them."
                                .formatted(tasks));
            }
            if (!sameModel.isEmpty()) {
                notes.add("%,d pairs of two samples of one model are shown among the others; they are in no score."
                        .formatted(sameModel.size()));
            }
            return notes;
        }
    }

    /** Refuses a share that the pool has nothing for. */
    Special of(Study study, Plan plan, List<TaskResponses> candidates, Set<Long> blocked) {
        var golds = plan.goldShare().signum() == 0 ? List.<One>of() : golds(study, plan, candidates);
        var apart = golds.stream().map(One::task).collect(Collectors.toSet());
        var sameModel = plan.sameModelShare().signum() == 0 ? List.<One>of() : sameModel(study, apart, blocked);
        var problems = new ArrayList<PlanProblem>();
        if (golds.isEmpty() && plan.goldShare().signum() > 0) {
            problems.add(new PlanProblem(
                    "gold_share",
                    "no task of the pool has a gold answer that responses of these models can be held against"));
        }
        if (sameModel.isEmpty() && plan.sameModelShare().signum() > 0) {
            problems.add(
                    new PlanProblem("same_model_share", "no task of the pool has two samples of one of these models"));
        }
        if (!problems.isEmpty()) {
            throw new InvalidPlan(problems);
        }
        return new Special(golds, sameModel);
    }

    /** The model that is known to be better against each other one; where all are alike, each two of them. */
    private List<One> golds(Study study, Plan plan, List<TaskResponses> candidates) {
        var winners = winners(study);
        var models = models(study);
        var golds = new ArrayList<One>();
        for (var task : candidates) {
            var winner = winners.get(task.taskId());
            if (winner != null) {
                golds.addAll(golds(task, winner, plan, models));
            }
        }
        return golds;
    }

    private static List<One> golds(TaskResponses task, String winner, Plan plan, List<Long> models) {
        int better = plan.models().indexOf(winner);
        boolean even = plan.scale().choices().stream()
                .map(Scale.Choice::verdict)
                .filter(v -> v == Verdict.TIE || v == Verdict.BOTH_BAD)
                .anyMatch(v -> v.column().equals(winner));
        var golds = new ArrayList<One>();
        for (int first = 0; first < models.size(); first++) {
            for (int second = first + 1; second < models.size(); second++) {
                var a = task.byModel().get(first);
                var b = task.byModel().get(second);
                if (a != null && b != null && (even || first == better || second == better)) {
                    var known = even ? winner : first == better ? "first" : "second";
                    golds.add(new One(task.taskId(), a, b, models.get(first), models.get(second), known));
                }
            }
        }
        return golds;
    }

    private Map<Long, String> winners(Study study) {
        record Gold(long id, String winner) {}
        return jdbc
                .sql(
                        "select id, gold ->> 'winner' as winner from task where pool_id = :pool and gold ->> 'winner' is not null")
                .param("pool", study.poolId())
                .query(Gold.class)
                .list()
                .stream()
                .collect(Collectors.toMap(Gold::id, Gold::winner));
    }

    private List<Long> models(Study study) {
        return jdbc.sql("select model_id from study_model where study_id = :study order by position")
                .param("study", study.id())
                .query(Long.class)
                .list();
    }

    /** The first two samples of each model on each task. */
    private List<One> sameModel(Study study, Set<Long> apart, Set<Long> blocked) {
        var pairs = jdbc.sql("""
                select t.id as task, one.id as first_response, other.id as second_response,
                       m.model_id as first_model, m.model_id as second_model, null::text as gold
                from study_model m
                join response one on one.model_id = m.model_id and one.sample = 1
                join task t on t.id = one.task_id
                join lateral (select id from response r
                              where r.task_id = one.task_id and r.model_id = one.model_id and r.sample > 1
                              order by r.sample limit 1) other on true
                where m.study_id = :study
                order by t.task_id collate "C", m.position""").param("study", study.id()).query(One.class).list();
        return pairs.stream()
                .filter(p -> !apart.contains(p.task()))
                .filter(p -> !blocked.contains(p.firstResponse()) && !blocked.contains(p.secondResponse()))
                .toList();
    }

    /** Behind the live comparisons, each kind in an order drawn from the seed. */
    void insert(long study, Special special, CommittedSeed seed, int from) {
        var rows = new ArrayList<Object[]>();
        add(rows, study, "gold", special.golds(), seed, from);
        add(rows, study, "same_model", special.sameModel(), seed, from);
        batches.batchUpdate("""
                insert into comparison (study_id, id, task_id, first_response, second_response, first_model, second_model,
                                        kind, gold)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""", rows);
    }

    private static void add(
            List<Object[]> rows, long study, String kind, List<One> ones, CommittedSeed seed, int from) {
        for (int k : seed.permutation(kind, ones.size())) {
            var one = ones.get(k);
            rows.add(new Object[] {
                study,
                from + rows.size(),
                one.task(),
                one.firstResponse(),
                one.secondResponse(),
                one.firstModel(),
                one.secondModel(),
                kind,
                one.gold()
            });
        }
    }
}

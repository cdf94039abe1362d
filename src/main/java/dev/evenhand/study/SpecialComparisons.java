package dev.evenhand.study;

import dev.evenhand.commitment.CommittedSeed;
import dev.evenhand.study.Design.TaskResponses;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
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

    record Special(KnownAnswers golds, List<One> sameModel) {

        List<TaskResponses> without(List<TaskResponses> tasks) {
            var apart = golds.apart();
            return tasks.stream().filter(t -> !apart.contains(t.taskId())).toList();
        }

        List<String> notes() {
            var notes = golds.notes();
            if (!sameModel.isEmpty()) {
                notes.add("%,d pairs of two samples of one model are shown among the others; they are in no score."
                        .formatted(sameModel.size()));
            }
            return notes;
        }
    }

    /** Refuses a share that the pool has nothing for. */
    Special of(Study study, Plan plan, List<TaskResponses> candidates, Set<Long> blocked) {
        var golds = plan.goldShare().signum() == 0
                ? KnownAnswers.NONE
                : KnownAnswers.of(candidates, known(study), plan, models(study));
        var sameModel = plan.sameModelShare().signum() == 0 ? List.<One>of() : sameModel(study, golds.apart(), blocked);
        var problems = new ArrayList<PlanProblem>();
        if (golds.asked().isEmpty() && plan.goldShare().signum() > 0) {
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

    private Map<Long, KnownAnswers.Known> known(Study study) {
        return jdbc.sql("""
                select id, task_id as task, gold ->> 'winner' as winner
                from task where pool_id = :pool and gold ->> 'winner' is not null""").param("pool", study.poolId()).query(KnownAnswers.Known.class).list().stream()
                .collect(Collectors.toMap(KnownAnswers.Known::id, Function.identity()));
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
        add(rows, study, "gold", special.golds().asked(), seed, from);
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

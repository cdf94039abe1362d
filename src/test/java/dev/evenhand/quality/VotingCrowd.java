package dev.evenhand.quality;

import dev.evenhand.study.Study;
import java.util.List;
import java.util.Random;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Raters of different kinds who vote on every task of a study, models that are listed first being a little better. */
final class VotingCrowd {

    private final JdbcClient jdbc;
    private final Study study;
    private final Random random = new Random(7);
    private final List<Long> models;
    private final List<Long> tasks;

    VotingCrowd(JdbcClient jdbc, Study study) {
        this.jdbc = jdbc;
        this.study = study;
        models = jdbc.sql("select model_id from study_model where study_id = :study order by position")
                .param("study", study.id())
                .query(Long.class)
                .list();
        tasks = jdbc.sql("select id from task where pool_id = :pool order by id")
                .param("pool", study.poolId())
                .query(Long.class)
                .list();
    }

    /** Prefers what is better, with some chance, and a tie now and then. */
    void honest(String name) {
        vote(
                name,
                60_000,
                (left, right) -> random.nextInt(6) == 0 ? "tie" : leftIsBetter(left, right) ? "model_a" : "model_b");
    }

    void alwaysLeft(String name) {
        vote(name, 60_000, (left, right) -> "model_a");
    }

    /** Prefers the last model wherever it stands. */
    void rigger(String name) {
        int last = models.size() - 1;
        vote(
                name,
                60_000,
                (left, right) -> left == last
                        ? "model_a"
                        : right == last ? "model_b" : leftIsBetter(left, right) ? "model_a" : "model_b");
    }

    /** Does not read, and clicks anything. */
    void clicker(String name) {
        vote(name, 20, (left, right) -> random.nextBoolean() ? "model_a" : "model_b");
    }

    private boolean leftIsBetter(int left, int right) {
        double gap = 0.4 * (right - left);
        return random.nextDouble() < 1 / (1 + Math.exp(-gap));
    }

    private void vote(String name, int milliseconds, Verdict verdict) {
        long rater = jdbc.sql(
                        "insert into rater (study_id, name, source) values (:study, :name, 'import') returning id")
                .param("study", study.id())
                .param("name", name)
                .query(Long.class)
                .single();
        for (var task : tasks) {
            int left = random.nextInt(models.size());
            int right = (left + 1 + random.nextInt(models.size() - 1)) % models.size();
            jdbc.sql("""
                    insert into vote (study_id, id, task_id, rater_id, left_model, right_model, verdict, source, active_ms)
                    values (:study, nextval('vote_id'), :task, :rater, :left, :right, :verdict, 'import', :ms)""")
                    .param("study", study.id())
                    .param("task", task)
                    .param("rater", rater)
                    .param("left", models.get(left))
                    .param("right", models.get(right))
                    .param("verdict", verdict.of(left, right))
                    .param("ms", milliseconds)
                    .update();
        }
    }

    private interface Verdict {
        String of(int left, int right);
    }
}

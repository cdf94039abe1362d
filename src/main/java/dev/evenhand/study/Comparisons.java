package dev.evenhand.study;

import dev.evenhand.study.Design.Comparison;
import dev.evenhand.study.Design.TaskResponses;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A study's comparisons and their slots in the database. */
@Component
class Comparisons {

    private static final int BATCH = 5_000;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    Comparisons(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** The tasks of a pool with what the study's models answered to them, in the order of their ids, without the blocked. */
    List<TaskResponses> candidates(long study, Set<Long> blocked) {
        var tasks = new LinkedHashMap<Long, Map<Integer, Long>>();
        jdbc.sql("""
                select t.id as task, m.position, r.id as response
                from study_model m
                join response r on r.model_id = m.model_id and r.sample = 1
                join task t on t.id = r.task_id
                where m.study_id = :study
                order by t.task_id collate "C", m.position""").param("study", study).query(row -> {
            var responses = tasks.computeIfAbsent(row.getLong("task"), id -> new HashMap<>());
            if (!blocked.contains(row.getLong("response"))) {
                responses.put(row.getInt("position"), row.getLong("response"));
            }
        });
        var result = new ArrayList<TaskResponses>();
        tasks.forEach((task, responses) -> result.add(new TaskResponses(task, responses)));
        return result;
    }

    void insert(long study, List<Comparison> comparisons, LayOut layOut) {
        var models = models(study);
        var counts = Design.counts(comparisons);
        var rows = new ArrayList<Object[]>();
        for (var c : comparisons) {
            rows.add(new Object[] {
                study,
                rows.size(),
                c.taskId(),
                c.firstResponse(),
                c.secondResponse(),
                models.get(c.pair().first()),
                models.get(c.pair().second()),
                layOut.later() ? null : share(counts.getOrDefault(c.pair(), 0), comparisons.size()),
                layOut.placesOf(rows.size()),
                layOut.laidOf(rows.size())
            });
        }
        batches.batchUpdate("""
                insert into comparison (study_id, id, task_id, first_response, second_response, first_model, second_model,
                                        pair_probability, places, laid)
                values (?, ?, ?, ?, ?, ?, ?, ?::numeric, ?, ?)""", rows, BATCH, (statement, row) -> {
            for (int i = 0; i < row.length; i++) {
                statement.setObject(i + 1, row[i]);
            }
        });
        slots(study, layOut);
    }

    private void slots(long study, LayOut layOut) {
        jdbc.sql("""
                insert into slot (study_id, comparison_id, number)
                select c.study_id, c.id, n
                from comparison c cross join lateral generate_series(1, c.laid) n
                where c.study_id = :study""").param("study", study).update();
        jdbc.sql("insert into ballot_counter (study_id, places, laid) values (:study, :places, :laid)")
                .param("study", study)
                .param("places", layOut.votes())
                .param("laid", layOut.later() ? 0 : layOut.votes())
                .update();
    }

    private List<Long> models(long study) {
        return jdbc.sql("select model_id from study_model where study_id = :study order by position")
                .param("study", study)
                .query(Long.class)
                .list();
    }

    /** The same for every ballot: places are filled in an order drawn beforehand, so a pair's chance is its share. */
    private static BigDecimal share(int count, int total) {
        return BigDecimal.valueOf(count).divide(BigDecimal.valueOf(total), 12, RoundingMode.HALF_EVEN);
    }
}

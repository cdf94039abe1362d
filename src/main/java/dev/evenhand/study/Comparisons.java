package dev.evenhand.study;

import dev.evenhand.study.Advance.Part;
import dev.evenhand.study.Design.Comparison;
import dev.evenhand.study.Design.Pair;
import dev.evenhand.study.Design.TaskResponses;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongToIntFunction;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A study's comparisons and their slots in the database. */
@Component
class Comparisons {

    private static final int BATCH = 5_000;

    private final JdbcClient jdbc;

    Comparisons(JdbcClient jdbc) {
        this.jdbc = jdbc;
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

    /** In sets of thousands: each a statement for the comparisons and one for their places. */
    void insert(long study, List<Comparison> comparisons, LayOut layOut, Advance advance) {
        var models = models(study);
        var shares = shares(comparisons, layOut);
        for (int from = 0; from < comparisons.size(); from += BATCH) {
            int to = Math.min(comparisons.size(), from + BATCH);
            insert(study, from, comparisons.subList(from, to), models, shares, layOut);
            slots(study, from, to);
            advance.to(Part.COMPARISONS, to, comparisons.size());
        }
        jdbc.sql("insert into ballot_counter (study_id, places, laid) values (:study, :places, :laid)")
                .param("study", study)
                .param("places", layOut.votes())
                .param("laid", layOut.later() ? 0 : layOut.votes())
                .update();
    }

    private void insert(
            long study, int from, List<Comparison> some, List<Long> models, Map<Pair, String> shares, LayOut layOut) {
        jdbc.sql("""
                insert into comparison (study_id, id, task_id, first_response, second_response, first_model, second_model,
                                        pair_probability, places, laid)
                select :study, :from + at - 1, task, first, second, first_model, second_model, share::numeric, places, laid
                from unnest(:tasks, :firsts, :seconds, :first_models, :second_models, :shares, :places, :laid)
                     with ordinality as c (task, first, second, first_model, second_model, share, places, laid, at)""")
                .param("study", study)
                .param("from", from)
                .param("tasks", longs(some, Comparison::taskId))
                .param("firsts", longs(some, Comparison::firstResponse))
                .param("seconds", longs(some, Comparison::secondResponse))
                .param("first_models", longs(some, c -> models.get(c.pair().first())))
                .param("second_models", longs(some, c -> models.get(c.pair().second())))
                .param("shares", some.stream().map(c -> shares.get(c.pair())).toArray(String[]::new))
                .param("places", places(from, some.size(), layOut::placesOf))
                .param("laid", places(from, some.size(), layOut::laidOf))
                .update();
    }

    private static Long[] longs(List<Comparison> some, Function<Comparison, Long> value) {
        return some.stream().map(value).toArray(Long[]::new);
    }

    private static Integer[] places(int from, int size, LongToIntFunction of) {
        return IntStream.range(from, from + size)
                .mapToObj(n -> of.applyAsInt(n))
                .toArray(Integer[]::new);
    }

    private void slots(long study, int from, int to) {
        jdbc.sql("""
                insert into slot (study_id, comparison_id, number)
                select c.study_id, c.id, n
                from comparison c cross join lateral generate_series(1, c.laid) n
                where c.study_id = :study and c.id >= :from and c.id < :to""").param("study", study).param("from", from).param("to", to).update();
    }

    private List<Long> models(long study) {
        return jdbc.sql("select model_id from study_model where study_id = :study order by position")
                .param("study", study)
                .query(Long.class)
                .list();
    }

    /** The same for every ballot: places are filled in an order drawn beforehand, so a pair's chance is its share. */
    private static Map<Pair, String> shares(List<Comparison> comparisons, LayOut layOut) {
        var shares = new HashMap<Pair, String>();
        if (!layOut.later()) {
            var total = BigDecimal.valueOf(comparisons.size());
            Design.counts(comparisons)
                    .forEach((pair, count) -> shares.put(
                            pair,
                            BigDecimal.valueOf(count)
                                    .divide(total, 12, RoundingMode.HALF_EVEN)
                                    .toPlainString()));
        }
        return shares;
    }
}

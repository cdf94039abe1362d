package dev.evenhand.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Few tasks of many are found by looking at few, whatever the planner knows of a pool that has just come. */
class SearchPlanTests {

    private static final int TASKS = 4000;
    private static final long FEW_BLOCKS = 60;

    /** No statistics at all, and only how many rows there are, as after a vacuum that came before them. */
    private static final Map<String, String> KNOWN = Map.of(
            "nothing",
            "pg_clear_relation_stats('public', 'task')",
            "only the size",
            "pg_restore_relation_stats('schemaname', 'public', 'relname', 'task', 'relpages', 600, 'reltuples', 4000::real)");

    private static PoolBench bench;

    @BeforeAll
    static void importsMany() {
        bench = new PoolBench();
        var words = new Random(5);
        bench.take(IntStream.range(0, TASKS)
                .mapToObj(n -> """
                        {"task_id":"t-%06d","prompt":"Explain %s","category":"c%d","tags":["%s"],"responses":[]}
                        """.formatted(
                                n,
                                words.ints(80, 0, 20_000).mapToObj(w -> "w" + w).collect(Collectors.joining(" ")),
                                n % 4,
                                n == 7 ? "rare" : "common"))
                .collect(Collectors.joining()));
        // The index of words keeps the last ones unsorted; among few tasks these are most, and reading all looks
        // cheaper.
        bench.jdbc.sql("vacuum task").update();
    }

    static Stream<Arguments> states() {
        return Stream.of("nothing", "only the size", "what there is")
                .flatMap(known ->
                        Stream.of("force_custom_plan", "force_generic_plan").map(plan -> Arguments.of(known, plan)));
    }

    @ParameterizedTest(name = "knowing {0}, {1}")
    @MethodSource("states")
    void findsFewByLookingAtFew(String known, String plan) throws SQLException {
        for (var filter : List.of(
                new TaskFilter("t-001234", null, null, null, null),
                new TaskFilter("t-001234", "c2", null, null, null),
                new TaskFilter("", null, null, "rare", null))) {
            assertThat(blocksRead(known, plan, filter)).as(filter.toString()).isLessThan(FEW_BLOCKS);
        }
    }

    @Test
    void leavesStatisticsOfWhatItBrought() {
        assertThat(bench.jdbc
                        .sql("select count(*) > 0 from pg_stats where tablename = 'task' and attname = 'task_id'")
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    /** Blocks of the tasks themselves; all of them together are hundreds. */
    private static long blocksRead(String known, String plan, TaskFilter filter) throws SQLException {
        try (var connection = bench.connection()) {
            connection.setAutoCommit(false);
            var jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            if (KNOWN.containsKey(known)) {
                forget(jdbc, KNOWN.get(known));
            }
            jdbc.sql("select set_config('plan_cache_mode', :plan, true)")
                    .param("plan", plan)
                    .query(String.class)
                    .single();
            long before = blocks(jdbc);
            var found = new Tasks(jdbc).list(bench.pool.id(), new TaskQuery(filter, 0, 25));
            long read = blocks(jdbc) - before;
            connection.rollback();
            assertThat(found.total()).isEqualTo(1);
            return read;
        }
    }

    private static void forget(JdbcClient jdbc, String restore) {
        jdbc.sql("""
                select count(pg_clear_attribute_stats('public', 'task', attname::text, false)::text) from pg_attribute
                where attrelid = 'task'::regclass and attnum > 0 and not attisdropped""").query(Long.class).single();
        jdbc.sql("select (" + restore + ")::text").query((row, n) -> 0).single();
    }

    private static long blocks(JdbcClient jdbc) {
        return jdbc.sql("select pg_stat_get_xact_blocks_fetched('task'::regclass)")
                .query(Long.class)
                .single();
    }
}

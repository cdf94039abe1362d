package dev.evenhand.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenhand.EvenhandTest;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What many tasks have is found by another way than what few have: both find the same. */
@EvenhandTest
class TaskQueryTests {

    @Autowired
    Pools pools;

    @Autowired
    Importer importer;

    @Autowired
    Tasks tasks;

    @Test
    void findsTheSameInTheSameOrderWhetherManyOrFewAreMeant() {
        long pool = pools.create("Two ways").id();
        var file = IntStream.range(0, 40)
                .mapToObj(n -> """
                        {"task_id":"t-%02d","prompt":"%s apples","category":"%s","tags":[%s],"responses":[]}
                        """.formatted(
                        n, n % 3 == 0 ? "Count" : "Eat", n % 2 == 0 ? "even" : "odd", n % 5 == 0 ? "\"five\"" : ""))
                .collect(Collectors.joining());
        importer.run(pool, new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)), PoolBench.WHOLE);
        var first = tasks.list(pool, new TaskQuery(TaskFilter.ALL, 0, 1))
                .tasks()
                .get(0)
                .id();

        for (var filter : List.of(
                new TaskFilter("cou", null, null, null, null),
                new TaskFilter("apples", "even", null, null, null),
                new TaskFilter("", "odd", null, "five", null),
                new TaskFilter("apples", null, null, null, Flag.MISSING))) {
            for (var query : List.of(
                    new TaskQuery(filter, 1, 3),
                    new TaskQuery(filter, first + 10, null, 0, 5),
                    new TaskQuery(filter, null, first + 30, 0, 5))) {
                assertThat(tasks.page(pool, query, true)).isEqualTo(tasks.page(pool, query, false));
            }
        }
        assertThat(tasks.page(
                        pool,
                        new TaskQuery(new TaskFilter("cou", null, null, null, null), null, first + 10, 0, 2),
                        true))
                .extracting(TaskSummary::taskId)
                .containsExactly("t-09", "t-06", "t-03");
    }
}

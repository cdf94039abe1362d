package dev.evenhand.pool;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a file does not tell of a task that is there stays as it is, and what it takes away is counted. */
class KeptFieldsTests {
    private static final String WHOLE = """
            {"task_id":"t1","prompt":"Why?","category":"%s","language":"en","tags":["hard","new"],"gold":{"winner":"m1"},"safety":{"expected":"refuse","severity":2},"metadata":{"n":1.50},"responses":[{"model":"m1","content":"a"}]}
            """;

    private static final ImportReport.Counts UNCHANGED = new ImportReport.Counts(0, 0, 1);
    private static final ImportReport.Counts UPDATED = new ImportReport.Counts(0, 1, 0);

    private final PoolBench bench = new PoolBench();

    private Task task() {
        var id = bench.jdbc
                .sql("select id from task where pool_id = :pool")
                .param("pool", bench.pool.id())
                .query(Long.class)
                .single();
        return bench.tasks.find(id).orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"task_id\":\"t1\",\"prompt\":\"Why?\",\"responses\":[{\"model\":\"m2\",\"content\":\"b\"}]}",
                "{\"id\":\"t1\",\"prompt\":\"Why?\",\"model\":\"m2\",\"output\":\"b\"}",
                "task_id,prompt,model,response\nt1,Why?,m2,b\n",
                "task_id,prompt,model,response,category,language,gold_winner\nt1,Why?,m2,b,,,\n",
            })
    void aModelsAnswersJoinALockedPoolWithoutTheOtherFields(String file) {
        bench.take(WHOLE.formatted("science"));
        var before = task();
        bench.pools.lock(bench.pool.id());
        var report = bench.take(file);
        assertThat(report.rejects()).isEmpty();
        assertThat(report.tasks()).isEqualTo(UNCHANGED);
        assertThat(report.responses().added()).isOne();
        assertThat(task()).isEqualTo(before);
    }

    @Test
    void aFieldThatIsToldChangesAloneAndTheDigestIsThatOfTheWhole() {
        bench.take(WHOLE.formatted("science"));
        var report = bench.take("{\"task_id\":\"t1\",\"prompt\":\"Why?\",\"category\":\"physics\",\"responses\":[]}");
        assertThat(report.tasks()).isEqualTo(UPDATED);
        assertThat(report.erased()).isEmpty();
        assertThat(task().category()).isEqualTo("physics");
        assertThat(task().gold()).contains("m1");
        assertThat(bench.take(WHOLE.formatted("physics")).tasks()).isEqualTo(UNCHANGED);
    }

    @Test
    void whatIsEmptyInAFileIsTakenAwayAndCountedBefore() {
        bench.take(WHOLE.formatted("science"));
        var file = "{\"task_id\":\"t1\",\"prompt\":\"Why?\",\"tags\":[\"new\"],\"gold\":null,\"responses\":[]}";
        var erased = bench.take(file, PoolBench.DRY).erased();
        assertThat(erased).containsExactly(new ImportReport.Erased("gold", 1), new ImportReport.Erased("tags", 1));
        assertThat(task().gold()).contains("m1");
        assertThat(bench.take(file).erased()).isEqualTo(erased);
        assertThat(task().gold()).isNull();
        assertThat(task().tags()).containsExactly("new");
        assertThat(task().safety()).contains("refuse");
    }
}

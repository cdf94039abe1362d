package dev.evenhand.pool;

import static dev.evenhand.pool.PoolBench.line;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What an import adds, changes and keeps. */
class ImportTests {
    private final PoolBench bench = new PoolBench();

    @Test
    void addsTasksOnce() {
        var file = line("t1", "a", "b") + line("t2", "a", "b");
        assertThat(bench.take(file).tasks()).isEqualTo(new ImportReport.Counts(2, 0, 0));
        var again = bench.take(file);
        assertThat(again.tasks()).isEqualTo(new ImportReport.Counts(0, 0, 2));
        assertThat(again.responses()).isEqualTo(new ImportReport.Counts(0, 0, 4));
        assertThat(again.newModels()).isZero();
    }

    @Test
    void changesListedResponsesAndKeepsOthers() {
        bench.take(line("t1", "a", "b"));
        var report = bench.take(
                "{\"task_id\":\"t1\",\"prompt\":\"How?\",\"responses\":[{\"model\":\"m2\",\"content\":\"c\"},{\"model\":\"m3\",\"content\":\"d\"}]}");
        assertThat(report.tasks()).isEqualTo(new ImportReport.Counts(0, 1, 0));
        assertThat(report.responses()).isEqualTo(new ImportReport.Counts(1, 1, 0));
        assertThat(bench.tasks.responsesOf(taskId()))
                .extracting(response -> Message.text(response.messages()))
                .containsExactly("a", "c", "d");
    }

    private long taskId() {
        return bench.tasks
                .list(bench.pool.id(), new TaskQuery(TaskFilter.ALL, 0, 10))
                .tasks()
                .get(0)
                .id();
    }

    @Test
    void takesGoodLinesWhenAsked() {
        var report = bench.take(line("t1", "a", "b") + "{broken\n" + line("t1", "c", "d"), PoolBench.PARTIAL);
        assertThat(report.applied()).isTrue();
        assertThat(report.rejects()).extracting(Reject::line).containsExactly(2L, 3L);
        assertThat(bench.summary().tasks()).isEqualTo(1);
    }

    @Test
    void letsALockedPoolGrowAndNotChange() {
        bench.take(line("t1", "a", "b"));
        bench.pools.lock(bench.pool.id());
        assertThat(bench.take(line("t1", "a", "b") + line("t2", "a", "b")).applied())
                .isTrue();
        var report = bench.take(line("t3", "a", "b") + "{\"task_id\":\"t1\",\"prompt\":\"How?\",\"responses\":[]}\n"
                + line("t2", "a", "other"));
        assertThat(report.refused()).isTrue();
        assertThat(report.rejects()).extracting(Reject::line).containsExactly(2L, 3L);
        assertThat(report.rejects())
                .allSatisfy(reject -> assertThat(reject.reason()).contains("would change"));
    }

    @Test
    void hasADigestWhateverTheOrder() {
        bench.take(line("t1", "a", "b") + line("t2", "c", "d"));
        var other = new PoolBench();
        other.take(line("t2", "c", "d"));
        other.take(line("t1", "a", "b"));
        assertThat(other.summary().digest()).isEqualTo(bench.summary().digest()).hasSize(64);
        other.take(line("t1", "a", "B"));
        assertThat(other.summary().digest()).isNotEqualTo(bench.summary().digest());
    }

    @Test
    void countsEmptyAndIdenticalResponses() {
        bench.take(line("t1", "", " ") + line("t2", "same", "same"));
        assertThat(bench.summary()).satisfies(summary -> {
            assertThat(summary.empty()).isEqualTo(2);
            assertThat(summary.identical()).isEqualTo(1);
            assertThat(summary.responses()).isEqualTo(4);
        });
    }

    @Test
    void readsBothKindsOfCsv() {
        bench.take("\uFEFFtask_id,prompt,model_a,response_a,model_b,response_b,category,language,gold_winner\r\n"
                + "t1,\"Why, \"\"sky\"\"?\",m1,\"Line1\r\nLine2\",m2,Because,science,en,model_b\r\n");
        bench.take("task_id,prompt,model,response,category,language\nt2,p,m1,a,x,en\nt3,p,m1,a,,\nt2,p,m2,b,x,en\n");
        assertThat(bench.summary().tasks()).isEqualTo(3);
        assertThat(bench.summary().responses()).isEqualTo(5);
        var task = bench.tasks.find(taskId()).orElseThrow();
        assertThat(task.messages()).containsExactly(new Message("user", "Why, \"sky\"?"));
        assertThat(task.gold()).contains("m2");
    }

    @Test
    void keepsTextThatLooksLikeAFormula() {
        bench.take("task_id,prompt,model,response\nt1,\"=1+1\",m,\"=HYPERLINK(\"\"http://x\"\")\"\n");
        assertThat(bench.tasks.responsesOf(taskId()).get(0).messages())
                .containsExactly(new Message("assistant", "=HYPERLINK(\"http://x\")"));
    }

    @Test
    void takesConversationsSamplesAndPictures() {
        bench.take("""
                {"task_id":"t","prompt":[{"role":"system","content":"Be brief."},{"role":"user","content":[{"type":"text","text":"What is it?"},{"type":"image","image":"http://x/y.png"}]}],"tags":["a","b"],"metadata":{"z":1.0,"a":null},"responses":[{"model":"m","content":"x"},{"model":"m","content":{"role":"assistant","content":"y"},"sample":2}]}
                """);
        var task = bench.tasks.find(taskId()).orElseThrow();
        assertThat(task.messages())
                .containsExactly(
                        new Message("system", "Be brief."), new Message("user", "What is it?\n\n[image not shown]"));
        assertThat(task.tags()).containsExactly("a", "b");
        assertThat(bench.tasks.responsesOf(task.id()))
                .extracting(Response::sample)
                .containsExactly(1, 2);
    }

    /** The line with every field that the conventions of the field name. */
    @Test
    void leavesAsideWhetherATaskMayBeSkippedAndSaysSo() {
        var report = bench.take("""
                {"task_id":"t-0001","prompt":[{"role":"system","content":"Be brief."},{"role":"user","content":"Why is the sky blue?"}],"responses":[{"model":"model-x","content":"Rayleigh **scattering**..."},{"model":"model-y","content":"Because..."}],"category":"science","language":"en","tags":["factual"],"gold":{"winner":"model-x","explanation":"y is wrong"},"allow_skip":true,"metadata":{"temperature":0.7,"source":"prod-2026-10"}}
                """);
        assertThat(report.rejects()).isEmpty();
        assertThat(report.responses().added()).isEqualTo(2);
        assertThat(report.understood().ignored()).containsExactly("allow_skip");
        assertThat(report.understood().notes())
                .anySatisfy(note -> assertThat(note).contains("skip any ballot"));
    }

    @Test
    void importsTheAnswersOfFiftyNineModelsOnce() throws IOException {
        var report = bench.takeShared("llmfao/pool.jsonl");
        assertThat(report.tasks().added()).isEqualTo(13);
        assertThat(report.newModels()).isEqualTo(59);
        assertThat(report.responses().added()).isEqualTo(750);
        var again = bench.takeShared("llmfao/pool.jsonl");
        assertThat(again.tasks()).isEqualTo(new ImportReport.Counts(0, 0, 13));
        assertThat(again.responses()).isEqualTo(new ImportReport.Counts(0, 0, 750));
    }

    @Test
    void importsTheLargePool() throws IOException {
        var report = bench.takeShared("pool-1276/pool.jsonl");
        assertThat(report.tasks().added()).isEqualTo(1276);
        assertThat(report.responses().added()).isEqualTo(2552);
        assertThat(bench.summary().identical()).isEqualTo(20);
    }
}

package dev.evenhand.pool;

import static dev.evenhand.pool.PoolBench.line;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What stands out in a pool is found at import, can be listed, and follows what later imports change. */
class FindingTests {
    private final PoolBench bench = new PoolBench();

    private List<String> flagged(Flag flag) {
        return found(new TaskFilter("", null, null, null, flag));
    }

    private List<String> found(TaskFilter filter) {
        return bench.tasks.list(bench.pool.id(), new TaskQuery(filter, 0, 50)).tasks().stream()
                .map(TaskSummary::taskId)
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "Claude v1|I am Claude.|own_name",
                "m1|Ask ChatGPT about it.|known_name",
                "m1|It was written by GPT-4o.|known_name",
                "m1|Made with Command R+ today.|known_name",
                "m1|As an AI language model, I cannot.|self",
                "m1|I was trained by Google.|self",
                "m1|<think>hm</think> yes|artefact",
                "m1|[INST] Done.|artefact",
                "m1|**NETWORK ERROR DUE TO HIGH TRAFFIC. PLEASE REGENERATE**|error",
                "m1|First, second,|error",
                "m1|The bard sat under a palm tree and gave the command to google the falcon.|",
                "m1|I am a cook. The llamas of Peru trained by herders think.|",
            })
    void findsWhatGivesAModelAwayAndLeavesOrdinaryWords(String model, String text, String kind) {
        var kinds = new LeakScan().scan(model, text).stream().map(LeakScan.Finding::kind);
        if (kind == null) {
            assertThat(kinds).isEmpty();
        } else {
            assertThat(kinds).contains(kind);
        }
    }

    @Test
    void aLeakIsListedUntilTheResponseIsMended() {
        bench.take(line("t1", "I am m1.", "b") + line("t2", "a", "Ask ChatGPT."));
        assertThat(flagged(Flag.LEAK)).containsExactly("t1", "t2");
        assertThat(flagged(Flag.KNOWN_NAME)).containsExactly("t2");
        bench.take(line("t2", "a", "Ask somebody."));
        assertThat(flagged(Flag.LEAK)).containsExactly("t1");
    }

    @Test
    void findsEqualAndNearlyEqualPrompts() {
        var prompt = "Write a short story about a lighthouse keeper who finds a letter from %s in a bottle at dawn";
        bench.take(task("a", prompt.formatted("his brother"))
                + task("b", prompt.formatted("his sister"))
                + task("c", prompt.formatted("his brother"))
                + task("d", "Explain how a lock on a canal works, step by step, please"));
        assertThat(flagged(Flag.DUPLICATE)).containsExactly("c");
        assertThat(flagged(Flag.NEAR_DUPLICATE)).contains("b").doesNotContain("a", "d");
    }

    private static String task(String id, String prompt) {
        return "{\"task_id\":\"%s\",\"prompt\":\"%s\",\"tags\":[\"x\"],\"language\":\"en\",\"responses\":[]}\n"
                .formatted(id, prompt);
    }

    @Test
    void findsIdenticalMissingAndGold() {
        bench.take(
                line("t1", "same", "same")
                        + "{\"task_id\":\"t2\",\"prompt\":\"Why?\",\"gold\":{\"winner\":\"m1\"},\"responses\":[{\"model\":\"m1\",\"content\":\"a\"}]}\n");
        assertThat(flagged(Flag.IDENTICAL)).containsExactly("t1");
        assertThat(flagged(Flag.MISSING)).containsExactly("t2");
        assertThat(flagged(Flag.GOLD)).containsExactly("t2");
    }

    @Test
    void searchesByWordsAndTheirBeginningsWithinCategoryLanguageAndTag() {
        bench.take(task("story-1", "A lighthouse keeper finds a letter")
                + task("story-2", "Explain canal locks")
                + line("plain", "a", "b"));
        assertThat(found(new TaskFilter("LIGHTHOUSE kee", null, null, null, null)))
                .containsExactly("story-1");
        assertThat(found(new TaskFilter("story", null, "en", "x", null))).containsExactly("story-1", "story-2");
        assertThat(found(new TaskFilter("story-2", null, null, null, null))).containsExactly("story-2");
        assertThat(found(new TaskFilter("story", null, null, "y", null))).isEmpty();
        assertThat(found(new TaskFilter("' | & ! :* (", null, null, null, null)))
                .isEmpty();
    }

    @Test
    void searchesForSignsInARowWhereNoSpacesPartWords() {
        bench.take(task("zh", "请解释人工智能的未来") + task("ja", "図書館で本をえらぶ") + task("de", "Größe der Häuser"));
        assertThat(found(words("人工智能"))).containsExactly("zh");
        assertThat(found(words("能智"))).isEmpty();
        assertThat(found(words("館で本"))).containsExactly("ja");
        assertThat(found(words("häu GRÖSSE"))).isEmpty();
        assertThat(found(words("GRÖßE HÄU"))).containsExactly("de");
    }

    private static TaskFilter words(String words) {
        return new TaskFilter(words, null, null, null, null);
    }

    @Test
    void pagesForwardAndBackByKey() {
        var file = new StringBuilder();
        LongStream.rangeClosed(1, 25).forEach(i -> file.append(line("t" + i, "a", "b")));
        bench.take(file.toString());
        var first = bench.tasks.list(bench.pool.id(), new TaskQuery(TaskFilter.ALL, null, null, 0, 10));
        var second = bench.tasks.list(bench.pool.id(), new TaskQuery(TaskFilter.ALL, first.next(), null, 0, 10));
        var third = bench.tasks.list(bench.pool.id(), new TaskQuery(TaskFilter.ALL, second.next(), null, 0, 10));
        assertThat(third.tasks()).extracting(TaskSummary::taskId).containsExactly("t21", "t22", "t23", "t24", "t25");
        assertThat(third.next()).isNull();
        assertThat(first.previous()).isNull();
        var back = bench.tasks.list(bench.pool.id(), new TaskQuery(TaskFilter.ALL, null, third.previous(), 0, 10));
        assertThat(back.tasks()).isEqualTo(second.tasks());
        assertThat(back.total()).isEqualTo(25);
    }
}

package dev.evenhand.study;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenhand.commitment.CommittedSeed;
import dev.evenhand.study.Design.Comparison;
import dev.evenhand.study.Design.TaskResponses;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DesignTests {

    private static final CommittedSeed SEED = new CommittedSeed(new byte[] {1, 2, 3});

    @Test
    void pairsEveryTwoModelsOnEveryTaskOnce() {
        var design = new Design(SEED, Integer.MAX_VALUE).all(tasks(20, 4, 0), 4);

        assertThat(design).hasSize(20 * 6).doesNotHaveDuplicates();
    }

    @Test
    void makesNoComparisonWithAMissingResponse() {
        var tasks = tasks(30, 3, 0.4);
        var responses =
                tasks.stream().flatMap(t -> t.byModel().values().stream()).toList();

        assertThat(new Design(SEED, Integer.MAX_VALUE).all(tasks, 3))
                .allSatisfy(c -> assertThat(responses).contains(c.firstResponse(), c.secondResponse()));
    }

    @Test
    void balancesPairsAndTasks() {
        var design = new Design(SEED, 100).balanced(tasks(13, 5, 0), 5);

        assertThat(design).hasSize(100).doesNotHaveDuplicates();
        assertThat(counts(design, Comparison::pair).values()).containsOnly(10L);
        assertThat(counts(design, Comparison::taskId).values()).allMatch(n -> n >= 6 && n <= 9);
    }

    @Test
    void givesTheShareOfAPairThatRunsOutToTheOthers() {
        var tasks = tasks(13, 5, 0.3);
        int possible = new Design(SEED, Integer.MAX_VALUE).all(tasks, 5).size();

        assertThat(new Design(SEED, possible).balanced(tasks, 5))
                .hasSize(possible)
                .doesNotHaveDuplicates();
    }

    @Test
    void followsFromTheSeedAlone() {
        var again = new CommittedSeed(new byte[] {1, 2, 3});
        var other = new CommittedSeed(new byte[] {4});

        assertThat(new Design(again, 50).balanced(tasks(20, 4, 0), 4))
                .isEqualTo(new Design(SEED, 50).balanced(tasks(20, 4, 0), 4))
                .isNotEqualTo(new Design(other, 50).balanced(tasks(20, 4, 0), 4));
    }

    private static <K> Map<K, Long> counts(List<Comparison> design, Function<Comparison, K> key) {
        return design.stream().collect(Collectors.groupingBy(key, Collectors.counting()));
    }

    private static List<TaskResponses> tasks(int count, int models, double missing) {
        var random = new Random(7);
        var tasks = new ArrayList<TaskResponses>();
        for (int t = 0; t < count; t++) {
            var responses = new HashMap<Integer, Long>();
            for (int m = 0; m < models; m++) {
                if (random.nextDouble() >= missing) {
                    responses.put(m, 100L * t + m);
                }
            }
            tasks.add(new TaskResponses(t, responses));
        }
        return tasks;
    }
}

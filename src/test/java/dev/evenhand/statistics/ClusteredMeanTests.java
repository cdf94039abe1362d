package dev.evenhand.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ClusteredMeanTests {

    private static final Set<Cluster> BOTH = Set.of(Cluster.RATER, Cluster.TASK);

    /** Raters 10 to 19 and tasks 20 to 29 have votes only where nothing counts. */
    @Test
    void isThatOfTheVotesThatCountAlone() {
        var random = new Random(3);
        int size = 300;
        var stratum = IntStream.range(0, size).map(vote -> vote % 3).toArray();
        var values = random.doubles(size).toArray();
        var rater = IntStream.range(0, size)
                .map(vote -> random.nextInt(10) + (stratum[vote] == 2 ? 10 : 0))
                .toArray();
        var task = IntStream.range(0, size)
                .map(vote -> random.nextInt(20) + (stratum[vote] == 2 ? 10 : 0))
                .toArray();
        var weights = new double[] {0.3, 0.7, 0};
        var all = ClusteredMean.of(values, stratum, weights, votes(rater, task), BOTH);

        var counted = IntStream.range(0, size).filter(vote -> stratum[vote] < 2).toArray();
        var alone = ClusteredMean.of(
                Arrays.stream(counted).mapToDouble(vote -> values[vote]).toArray(),
                chosen(stratum, counted),
                new double[] {0.3, 0.7},
                votes(chosen(rater, counted), chosen(task, counted)),
                BOTH);
        assertThat(all.votes()).isEqualTo(200);
        assertThat(all.clusters()).isEqualTo(alone.clusters()).containsEntry(Cluster.RATER, 10);
        assertThat(all.degreesOfFreedom()).hasValue(9);
        assertThat(all.mean()).isEqualTo(alone.mean(), within(1e-15));
        assertThat(all.standardError()).isEqualTo(alone.standardError(), within(1e-15));
    }

    @Test
    void takesNothingFromAStratumWithoutWeightAndWithoutVotes() {
        var found = ClusteredMean.of(
                new double[] {0, 1, 1, 0},
                new int[4],
                new double[] {1, 0},
                votes(new int[] {0, 1, 2, 3}, new int[] {0, 0, 1, 1}),
                Set.of(Cluster.RATER));
        assertThat(found.mean()).isEqualTo(0.5);
        assertThat(found.standardError()).isEqualTo(Math.sqrt(1.0 / 16 * 4 / 3), within(1e-15));
    }

    private static int[] chosen(int[] from, int[] votes) {
        return Arrays.stream(votes).map(vote -> from[vote]).toArray();
    }

    private static Votes votes(int[] rater, int[] task) {
        var names = IntStream.range(0, 30).mapToObj(String::valueOf).toList();
        int size = rater.length;
        return Votes.of(
                        List.of("a", "b"),
                        new int[size],
                        IntStream.generate(() -> 1).limit(size).toArray(),
                        new byte[size])
                .withRaters(Groups.of(names, rater))
                .withTasks(Groups.of(names, task));
    }
}

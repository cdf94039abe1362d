package dev.evenhand.results;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenhand.results.WordingSample.Pair;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WordingSampleTests {

    @Test
    void readsTheSameTasksOfAllModelsWhereAllAnswered() {
        var read = WordingSample.of(shown(100, task -> bits(0, 1, 2)), pairs(3), 130);

        assertThat(read.stream().mapToInt(BitSet::cardinality).sum()).isEqualTo(120);
        assertThat(pairs(3)).allSatisfy(pair -> assertThat(both(read, pair)).isEqualTo(40));
    }

    /** Of 190 pairs, each on 60 tasks of its own, as many as the budget reaches are told; half-read ones would tell nothing. */
    @Test
    void readsOfAFewPairsEnoughAndOfTheOthersNothingWhereEachTaskHasTwo() {
        var pairs = pairs(20);
        var read = WordingSample.of(
                shown(60 * pairs.size(), task -> {
                    var pair = pairs.get(task % pairs.size());
                    return bits(pair.first(), pair.second());
                }),
                pairs,
                2_000);

        assertThat(pairs.subList(0, 50))
                .allSatisfy(pair -> assertThat(both(read, pair)).isEqualTo(20));
        assertThat(pairs.subList(50, pairs.size()))
                .allSatisfy(pair -> assertThat(both(read, pair)).isZero());
    }

    @Test
    void readsAllWhereThereIsLittleAndNothingThatTellsNothing() {
        var read = WordingSample.of(shown(50, task -> task < 31 ? bits(0, 1) : bits(1, 2)), pairs(3), 2_000);

        assertThat(both(read, new Pair(0, 1))).isEqualTo(31);
        assertThat(both(read, new Pair(1, 2))).isZero();
    }

    private static long both(List<BitSet> read, Pair pair) {
        return read.stream().filter(pair::in).count();
    }

    private static List<BitSet> shown(int tasks, IntFunction<BitSet> models) {
        return IntStream.range(0, tasks).mapToObj(models).toList();
    }

    private static BitSet bits(int... models) {
        var bits = new BitSet();
        for (int model : models) {
            bits.set(model);
        }
        return bits;
    }

    private static List<Pair> pairs(int models) {
        var pairs = new ArrayList<Pair>();
        for (int first = 0; first < models; first++) {
            for (int second = first + 1; second < models; second++) {
                pairs.add(new Pair(first, second));
            }
        }
        return pairs;
    }
}

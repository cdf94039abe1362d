package dev.evenhand.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CyclesTests {

    @Test
    void measuresHowFarPreferencesGoRound() {
        var found = Cycles.of(Sketch.of("60 a>b", "40 b>a", "62 b>c", "38 c>b", "42 a>c", "58 c>a"), 5);

        assertThat(found.triads()).isEqualTo(1);
        var triad = found.strongest().get(0);
        assertThat(List.of(triad.first(), triad.second(), triad.third())).containsExactly("a", "b", "c");
        assertThat(triad.curl()).isEqualTo(1.20537238, within(1e-8));
        assertThat(triad.standardError()).isEqualTo(0.35187745, within(1e-8));
        assertThat(triad.z()).isEqualTo(3.425546, within(1e-6));
        assertThat(triad.circular()).isTrue();
        assertThat(found.pValue()).isEqualTo(triad.pValue()).isEqualTo(0.000613, within(1e-5));
    }

    @Test
    void findsNoCycleInWhatIsTransitive() {
        var found = Cycles.of(Sketch.of("60 a>b", "40 b>a", "62 b>c", "38 c>b", "71 a>c", "29 c>a"), 5);

        var triad = found.strongest().get(0);
        assertThat(triad.curl()).isEqualTo(0.00054252, within(1e-8));
        assertThat(triad.z()).isEqualTo(0.00149848, within(1e-8));
        assertThat(triad.circular()).isFalse();
        assertThat(found.pValue()).isGreaterThan(0.99);
    }

    @Test
    void staysFiniteWhereEveryVoteWentOneWay() {
        var triad =
                Cycles.of(Sketch.of("5 a>b", "5 b>c", "5 c>a"), 1).strongest().get(0);

        assertThat(triad.curl()).isEqualTo(3 * Math.log(11), within(1e-12));
        assertThat(triad.circular()).isTrue();
    }

    @Test
    void leavesOutTriadsThatWereNotAllCompared() {
        var found = Cycles.of(Sketch.of("5 a>b", "5 b>c", "5 c>d", "5 d>a"), 5);

        assertThat(found.triads()).isZero();
        assertThat(found.strongest()).isEmpty();
        assertThat(found.pValue()).isEqualTo(1);
    }

    @Test
    void keepsTheStrongestWhateverTheOrderOfModels() {
        var votes = RandomTables.votes(9, 7, 800);
        var models = RandomTables.models(7);
        var all = Cycles.of(RandomTables.counted(models, votes), 100);
        var shuffled = new ArrayList<>(models);
        Collections.shuffle(shuffled, new Random(9));
        var few = Cycles.of(RandomTables.counted(shuffled, votes), 3);

        assertThat(all.triads()).isEqualTo(35);
        assertThat(all.strongest()).hasSize(35);
        assertThat(few.triads()).isEqualTo(35);
        assertThat(few.strongest())
                .extracting(TriadCurl::z)
                .satisfiesExactly(
                        z -> assertThat(z).isEqualTo(all.strongest().get(0).z(), within(1e-12)),
                        z -> assertThat(z).isEqualTo(all.strongest().get(1).z(), within(1e-12)),
                        z -> assertThat(z).isEqualTo(all.strongest().get(2).z(), within(1e-12)));
    }

    @Test
    void countsCircularTriadsOfTheWorkedExample() {
        var found = CircularTriads.of(Sketch.of("a>b", "b>c", "c>a", "a>d", "b>d", "c>d"))
                .orElseThrow();

        assertThat(found.models()).isEqualTo(4);
        assertThat(found.circular()).isEqualTo(1);
        assertThat(found.consistence()).hasValue(0.5);
    }

    @Test
    void agreesWithCountingTriadsOneByOne() {
        var random = new Random(1940);
        for (int round = 0; round < 100; round++) {
            int size = 3 + random.nextInt(7);
            var models = RandomTables.models(size);
            var counts = PairCounts.among(models);
            var beats = new boolean[size][size];
            for (int i = 0; i < size; i++) {
                for (int j = i + 1; j < size; j++) {
                    beats[i][j] = random.nextBoolean();
                    beats[j][i] = !beats[i][j];
                    counts.add(i, j, beats[i][j] ? Verdict.MODEL_A : Verdict.MODEL_B, 1 + random.nextInt(9));
                }
            }
            var found = CircularTriads.of(counts.build()).orElseThrow();
            assertThat(found.circular()).isEqualTo(circular(beats));
            assertThat(found.consistence().orElseThrow()).isBetween(0.0, 1.0);
        }
    }

    @Test
    void countsEvenPairsAsTheMeanOfBothWaysToBreakThem() {
        assertThat(CircularTriads.of(Sketch.of("2 a=b")).orElseThrow())
                .isEqualTo(new CircularTriads(2, 1, 0, OptionalDouble.empty()));
        var even = CircularTriads.of(Sketch.of("a=b", "b>c", "c>a")).orElseThrow();
        assertThat(even.evenPairs()).isEqualTo(1);
        assertThat(even.circular()).isEqualTo(0.5);
    }

    @Test
    void countsNoCircularTriadsWherePairsAreMissing() {
        assertThat(CircularTriads.of(Sketch.of("a>b", "b>c"))).isEmpty();
        assertThat(CircularTriads.of(Sketch.of("a>b", "?c"))).isPresent();
    }

    @Test
    void refusesToKeepNothing() {
        assertThatIllegalArgumentException().isThrownBy(() -> Cycles.of(Sketch.of("a>b"), 0));
    }

    private static double circular(boolean[][] beats) {
        int circular = 0;
        for (int i = 0; i < beats.length; i++) {
            for (int j = 0; j < beats.length; j++) {
                for (int k = 0; k < beats.length; k++) {
                    circular += beats[i][j] && beats[j][k] && beats[k][i] ? 1 : 0;
                }
            }
        }
        return circular / 3.0;
    }
}

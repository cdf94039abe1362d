package dev.evenhand.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class EmpiricalBernsteinSequenceTests {

    private final EmpiricalBernsteinSequence sequence = new EmpiricalBernsteinSequence(0.05);

    @Test
    void reproducesAWorkedSequenceAtEveryLook() {
        for (var row : KnownAnswers.rows("empirical_bernstein_sequence.csv")) {
            var look = sequence.add(Double.parseDouble(row[0])).look();
            assertThat(look.lower()).isEqualTo(Double.parseDouble(row[1]), within(1e-8));
            assertThat(look.upper()).isEqualTo(Double.parseDouble(row[2]), within(1e-8));
        }
        assertThat(sequence.look().observations()).isEqualTo(20);
    }

    @Test
    void narrowsWhenTheWorkedSequenceIsRepeated() {
        var values = KnownAnswers.rows("empirical_bernstein_sequence.csv");
        for (int round = 0; round < 10; round++) {
            values.forEach(row -> sequence.add(Double.parseDouble(row[0])));
        }

        var look = sequence.look();
        assertThat(look.lower()).isEqualTo(0.56840926, within(1e-8));
        assertThat(look.upper()).isEqualTo(0.78006347, within(1e-8));
        assertThat(look.decided()).isTrue();
    }

    @Test
    void turnsWithTheSides() {
        var turned = new EmpiricalBernsteinSequence(0.05);
        new Random(2024).doubles(3000).map(x -> x * x).forEach(value -> {
            var look = sequence.add(value).look();
            var other = turned.add(1 - value).look();
            assertThat(other.lower()).isEqualTo(1 - look.upper(), within(1e-9));
            assertThat(other.upper()).isEqualTo(1 - look.lower(), within(1e-9));
        });
    }

    @Test
    void isNarrowerWhereVotesVaryLess() {
        var calm = new EmpiricalBernsteinSequence(0.05);
        var random = new Random(11);
        for (int vote = 0; vote < 2000; vote++) {
            double draw = random.nextDouble();
            sequence.add(draw < 0.5 ? 0 : 1);
            calm.add(0.4 + 0.2 * draw);
        }

        assertThat(calm.look().interval().radius())
                .isLessThan(0.35 * sequence.look().interval().radius());
    }

    @Test
    void countsARaterOnce() {
        var byRater = new EmpiricalBernsteinSequence(0.05);
        byRater.addMean(List.of(1.0, 0.0, 0.5, 1.0)).addMean(List.of(0.25));

        assertThat(byRater.look()).isEqualTo(sequence.add(0.625).add(0.25).look());
        assertThat(byRater.look().observations()).isEqualTo(2);
        assertThat(byRater.look().mean()).isEqualTo(0.4375, within(1e-15));
    }

    @Test
    void saysNothingBeforeTheFirstVote() {
        assertThat(sequence.look()).isEqualTo(new AnytimeMean(0.05, 0, 0.5, 0, 1));
        assertThat(sequence.look().decided()).isFalse();
    }

    @Test
    void refusesMisuse() {
        DoubleStream.of(-0.01, 1.01, Double.NaN, Double.POSITIVE_INFINITY)
                .forEach(value -> assertThatIllegalArgumentException()
                        .isThrownBy(() -> sequence.add(value))
                        .withMessage("Value %s is not a share from 0 to 1", value));
        assertThatIllegalArgumentException().isThrownBy(() -> sequence.addMean(List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> sequence.addMean(List.of(0.5, 2.0, -1.0)));
        assertThatIllegalArgumentException().isThrownBy(() -> new EmpiricalBernsteinSequence(1));
        assertThat(sequence.look().observations()).isZero();
    }
}

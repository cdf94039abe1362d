package dev.evenhand.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DavidsonModelTests {

    @Test
    void agreesWithTheWorkedExampleOfAnOrderEffect() {
        var chances = new DavidsonModel(0.4, 0.2).chances(0.5 - 0.1);

        assertThat(chances.first()).isEqualTo(0.541964611, within(1e-9));
        assertThat(chances.tie()).isEqualTo(0.160598904, within(1e-9));
        assertThat(chances.second()).isEqualTo(0.297436485, within(1e-9));
    }

    @Test
    void isBradleyTerryWithoutTies() {
        var chances = DavidsonModel.withTies(0).chances(Math.log(3));

        assertThat(chances.first()).isEqualTo(0.75, within(1e-15));
        assertThat(chances.tie()).isZero();
    }

    @Test
    void keepsDecisiveOddsWhateverTheTies() {
        var random = new Random(1970);
        for (int round = 0; round < 200; round++) {
            double gap = 6 * random.nextGaussian();
            double ties = 5 * random.nextDouble();
            var chances = DavidsonModel.withTies(ties).chances(gap);
            assertThat(chances.decisive()).isEqualTo(1 / (1 + Math.exp(-gap)), within(1e-14));
            assertThat(chances.tie())
                    .as("ties vary with the geometric mean of both wins")
                    .isEqualTo(ties * Math.sqrt(chances.first() * chances.second()), within(1e-14));
        }
    }

    @Test
    void sumsToOneAndMirrorsWhenTheSeatsAreSwapped() {
        var random = new Random(1977);
        for (int round = 0; round < 200; round++) {
            double gap = 20 * random.nextGaussian();
            double ties = random.nextDouble();
            double position = random.nextGaussian();
            var chances = new DavidsonModel(ties, position).chances(gap);
            var mirrored = new DavidsonModel(ties, -position).chances(-gap);
            assertThat(chances.first() + chances.tie() + chances.second()).isEqualTo(1, within(1e-15));
            assertThat(chances.share() + mirrored.share()).isEqualTo(1, within(1e-15));
            assertThat(mirrored).isEqualTo(chances.swapped());
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e4, 1e6, Double.POSITIVE_INFINITY})
    void leavesNoDoubtAtGapsBeyondWhatAnExponentialHolds(double gap) {
        assertThat(DavidsonModel.withTies(2).chances(gap)).isEqualTo(new Chances(1, 0, 0));
        assertThat(DavidsonModel.withTies(2).chances(-gap)).isEqualTo(new Chances(0, 0, 1));
    }

    @Test
    void refusesWhatIsNoParameter() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DavidsonModel.withTies(-0.1))
                .withMessage("Tie parameter -0.1 is not a number from 0 up");
        assertThatIllegalArgumentException().isThrownBy(() -> DavidsonModel.withTies(Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> new DavidsonModel(1, Double.POSITIVE_INFINITY));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DavidsonModel.withTies(1).chances(Double.NaN))
                .withMessage("The gap between two models is not a number");
    }
}

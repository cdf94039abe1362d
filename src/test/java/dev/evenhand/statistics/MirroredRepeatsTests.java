package dev.evenhand.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class MirroredRepeatsTests {

    private final MirroredRepeats worked = new MirroredRepeats(61, 22, 12, 5);

    @Test
    void reproducesAWorkedExample() {
        assertThat(worked.pairs()).isEqualTo(100);
        assertThat(worked.consistency()).hasValue(0.83);
        assertThat(worked.kappa().orElseThrow()).isEqualTo(0.601313321, within(1e-9));
        assertThat(worked.positionTest().p()).isEqualTo(0.143463135, within(1e-9));
        assertThat(worked.positionEffect().orElseThrow()).isEqualTo(0.165664179, within(1e-9));
    }

    @Test
    void turnsWithTheModels() {
        var turned = new MirroredRepeats(22, 61, 12, 5);

        assertThat(turned.kappa().orElseThrow()).isEqualTo(worked.kappa().orElseThrow(), within(1e-12));
        assertThat(turned.positionEffect().orElseThrow())
                .isEqualTo(worked.positionEffect().orElseThrow(), within(1e-12));
    }

    @Test
    void turnsThePositionEffectWithTheSides() {
        var turned = new MirroredRepeats(61, 22, 5, 12);

        assertThat(turned.positionEffect().orElseThrow())
                .isEqualTo(-worked.positionEffect().orElseThrow(), within(1e-12));
        assertThat(turned.positionTest().p()).isEqualTo(worked.positionTest().p());
    }

    @Test
    void recoversThePositionEffectOfALogisticModel() {
        for (double strength : new double[] {-1, 0, 0.7}) {
            double left = 1 / (1 + Math.exp(-(strength + 0.3)));
            double right = 1 / (1 + Math.exp(-(strength - 0.3)));
            var expected = new MirroredRepeats(
                    Math.round(1e9 * left * right),
                    Math.round(1e9 * (1 - left) * (1 - right)),
                    Math.round(1e9 * left * (1 - right)),
                    Math.round(1e9 * (1 - left) * right));
            assertThat(expected.positionEffect().orElseThrow()).isEqualTo(0.3, within(1e-7));
            assertThat(expected.kappa().orElseThrow()).isEqualTo(0, within(1e-7));
        }
    }

    @Test
    void saysNothingWhereNothingFollows() {
        var none = new MirroredRepeats(0, 0, 0, 0);
        assertThat(none.consistency()).isEmpty();
        assertThat(none.kappa()).isEmpty();
        assertThat(none.positionEffect()).isEmpty();
        assertThat(none.positionTest().p()).isEqualTo(1);

        var onlyA = new MirroredRepeats(8, 0, 0, 0);
        assertThat(onlyA.consistency()).hasValue(1);
        assertThat(onlyA.kappa()).isEmpty();
        assertThat(onlyA.positionEffect()).isEmpty();
        assertThat(new MirroredRepeats(0, 0, 9, 0).positionEffect()).isEmpty();
    }

    @Test
    void refusesNegativeCounts() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MirroredRepeats(1, 2, -3, 4))
                .withMessage("Number of pairs always first -3 is a negative count");
    }
}

package dev.evenhand.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class GoodnessOfFitTests {

    private static final PairCounts CYCLIC = Sketch.of("60 a>b", "40 b>a", "62 b>c", "38 c>b", "42 a>c", "58 c>a");
    private static final PairCounts TRANSITIVE = Sketch.of("60 a>b", "40 b>a", "62 b>c", "38 c>b", "71 a>c", "29 c>a");

    @Test
    void findsThatNoRankingExplainsACycle() {
        var found = of(CYCLIC);

        assertThat(found.deviance()).isEqualTo(12.09466419, within(1e-8));
        assertThat(found.pearson()).isEqualTo(12.01282051, within(1e-8));
        assertThat(found.degreesOfFreedom()).isEqualTo(1);
        assertThat(found.deviancePValue().orElseThrow()).isEqualTo(0.00050566321, within(1e-11));
        assertThat(found.leftOut()).isZero();
    }

    @Test
    void findsThatARankingExplainsWhatIsTransitive() {
        var found = of(TRANSITIVE);

        assertThat(found.deviance()).isEqualTo(1.04e-6, within(1e-8));
        assertThat(found.pearson()).isEqualTo(1.04e-6, within(1e-8));
        assertThat(found.deviancePValue().orElseThrow()).isEqualTo(0.99918796, within(1e-6));
    }

    @Test
    void tellsHowFarEachPairIsOff() {
        assertThat(of(CYCLIC).pairs())
                .extracting(PairFit::residual)
                .satisfiesExactly(
                        ab -> assertThat(ab).isEqualTo(2, within(1e-6)),
                        ac -> assertThat(ac).isEqualTo(-2.001602, within(1e-6)),
                        bc -> assertThat(bc).isEqualTo(2.001602, within(1e-6)));
        assertThat(of(TRANSITIVE).pairs())
                .extracting(PairFit::residual)
                .satisfiesExactly(
                        ab -> assertThat(ab).isEqualTo(-0.00057, within(1e-6)),
                        ac -> assertThat(ac).isEqualTo(0.000616, within(1e-6)),
                        bc -> assertThat(bc).isEqualTo(-0.000576, within(1e-6)));
    }

    @Test
    void cannotFailWithTwoModels() {
        var found = of(Sketch.of("60 a>b", "40 b>a"));

        assertThat(found.degreesOfFreedom()).isZero();
        assertThat(found.deviance()).isEqualTo(0, within(1e-12));
        assertThat(found.deviancePValue()).isEmpty();
    }

    @Test
    void takesOnlyPairsInsideATier() {
        var found = of(Sketch.of("60 a>b", "40 b>a", "62 b>c", "38 c>b", "42 a>c", "58 c>a", "7 a>d", "5 b>d"));

        assertThat(found.deviance()).isEqualTo(12.09466419, within(1e-8));
        assertThat(found.degreesOfFreedom()).isEqualTo(1);
        assertThat(found.leftOut()).isEqualTo(12);
    }

    @Test
    void saysNothingWithoutAFit() {
        var found = of(Sketch.of("3 a>b"));

        assertThat(found.deviancePValue()).isEmpty();
        assertThat(found.pairs()).isEmpty();
        assertThat(found.leftOut()).isEqualTo(3);
    }

    @Test
    void countsCellsAndParametersOfTiesAndSeats() {
        var counts = RandomTables.counted(RandomTables.models(4), RandomTables.votes(5, 4, 2000));
        var ties = BradleyTerry.standard().withTies(Ties.DAVIDSON);

        assertThat(GoodnessOfFit.of(counts, ties.fit(counts)).degreesOfFreedom())
                .isEqualTo(12 - 3 - 1);
        assertThat(GoodnessOfFit.of(counts, ties.withPosition().fit(counts)).degreesOfFreedom())
                .isEqualTo(24 - 3 - 2);
    }

    /** Under the model the p-value is uniform, so that its mean over many tables is a half. */
    @Test
    void isFairToVotesOfTheModel() {
        var random = new Random(18);
        double mean = 0;
        int tables = 300;
        for (int table = 0; table < tables; table++) {
            var counts = new SimulatedStudy(random, 5, 0.4).counts(1500);
            var scores = BradleyTerry.standard().withTies(Ties.DAVIDSON).fit(counts);
            mean += GoodnessOfFit.of(counts, scores).deviancePValue().orElseThrow() / tables;
        }
        assertThat(mean).isEqualTo(0.5, within(0.06));
    }

    @Test
    void refusesFitsThatAreNoMaximumForCounts() {
        var ridge = BradleyTerry.standard().regularised(Regulariser.ridge(1)).fit(CYCLIC);
        assertThatIllegalArgumentException().isThrownBy(() -> GoodnessOfFit.of(CYCLIC, ridge));
    }

    private static GoodnessOfFit of(PairCounts counts) {
        return GoodnessOfFit.of(counts, BradleyTerry.standard().fit(counts));
    }
}

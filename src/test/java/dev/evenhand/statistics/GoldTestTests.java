package dev.evenhand.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoldTestTests {

    @Test
    void multipliesUpTheEvidenceOfTheWorkedExample() {
        var found = GoldTest.standard().of(answers("10100100000"));

        assertThat(found.logEvidence()).isEqualTo(3.07718828, within(1e-8));
        assertThat(found.golds()).isEqualTo(11);
        assertThat(found.correct()).isEqualTo(3);
        assertThat(found.flaggedAt()).hasValue(11);
    }

    @Test
    void keepsAFlagThatLaterAnswersWouldLower() {
        var found = GoldTest.standard().of(answers("000000111111"));

        assertThat(found.flaggedAt()).hasValue(6);
        assertThat(found.logPeak()).isEqualTo(6 * Math.log(0.5 / 0.3), within(1e-12));
        assertThat(found.logEvidence()).isLessThan(-Math.log(0.05));
        assertThat(found.flagged()).isTrue();
    }

    @Test
    void saysNothingWithoutGold() {
        var found = GoldTest.standard().of(List.of());

        assertThat(found.logEvidence()).isZero();
        assertThat(found.flagged()).isFalse();
    }

    @Test
    void isFairToARaterWhoIsJustAccurateEnough() {
        double right = Math.exp(GoldTest.standard().of(answers("1")).logEvidence());
        double wrong = Math.exp(GoldTest.standard().of(answers("0")).logEvidence());

        assertThat(0.7 * right + 0.3 * wrong).isEqualTo(1, within(1e-15));
        assertThat(0.8 * right + 0.2 * wrong).isLessThan(1);
    }

    /** Shares known from 20,000 simulated raters each. */
    @ParameterizedTest
    @CsvSource({"0.5, 0.856", "0.6, 0.345", "0.7, 0.0352", "0.8, 0.001", "0.9, 0"})
    void flagsRatersWithinSixtyGoldsAsOftenAsKnown(double accuracy, double share) {
        var random = new Random(60);
        int raters = 2000;
        long flagged = IntStream.range(0, raters)
                .mapToObj(rater ->
                        random.doubles(60).mapToObj(draw -> draw < accuracy).toList())
                .filter(answers -> GoldTest.standard().of(answers).flagged())
                .count();

        assertThat(flagged / (double) raters)
                .isEqualTo(share, within(0.002 + 3.5 * Math.sqrt(share * (1 - share) / raters)));
    }

    @Test
    void refusesSettingsThatMakeNoTest() {
        assertThatIllegalArgumentException().isThrownBy(() -> new GoldTest(1, 0.5, 0.05));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new GoldTest(0.7, 0.8, 0.05))
                .withMessage("Alternative 0.8 is not between 0 and the accuracy 0.7");
        assertThatIllegalArgumentException().isThrownBy(() -> new GoldTest(0.7, Double.NaN, 0.05));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new GoldTest(0.7, 0.5, 0))
                .withMessage("Alpha 0.0 is not between 0 and 1");
    }

    private static List<Boolean> answers(String ones) {
        return ones.chars().mapToObj(answer -> answer == '1').toList();
    }
}

package dev.evenhand.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class PairCountsTests {

    private final PairCounts.Builder counts = PairCounts.among(List.of("m1", "m2", "m3"));

    @Test
    void addsUpBothSidesOfAPair() {
        var built = counts.add("m1", "m2", Verdict.MODEL_A, 3)
                .add("m2", "m1", Verdict.MODEL_A, 2)
                .add("m2", "m1", Verdict.MODEL_B, 1)
                .add("m1", "m2", Verdict.TIE, 4)
                .add("m2", "m1", Verdict.BOTH_BAD, 5)
                .build();

        assertThat(built.pairs()).containsExactly(new PairVotes("m1", "m2", 4, 2, 4, 5));
        assertThat(built.wins("m1", "m2")).isEqualTo(4);
        assertThat(built.ties("m2", "m1")).isEqualTo(4);
        assertThat(built.bothBad("m1", "m2")).isEqualTo(5);
        assertThat(built.votes()).isEqualTo(15);
    }

    @Test
    void talliesWhatAModelDidAgainstAll() {
        var built = counts.add("m1", "m2", Verdict.MODEL_A, 3)
                .add("m3", "m1", Verdict.MODEL_A, 2)
                .add("m1", "m3", Verdict.BOTH_BAD, 1)
                .build();

        assertThat(built.tally("m1")).isEqualTo(new Tally(3, 2, 0, 1));
        assertThat(built.tally("m1").votes()).isEqualTo(6);
    }

    @Test
    void keepsAModelsVotesAgainstItselfApart() {
        var built = counts.add("m1", "m1", Verdict.MODEL_B, 7).build();

        assertThat(built.sameModel("m1")).isEqualTo(7);
        assertThat(built.votes()).isZero();
        assertThat(built.tally("m1").votes()).isZero();
    }

    @Test
    void staysAsBuiltWhenMoreIsCounted() {
        var built = counts.add("m1", "m2", Verdict.TIE, 1).build();
        counts.add("m1", "m2", Verdict.TIE, 1);

        assertThat(built.votes()).isEqualTo(1);
    }

    @Test
    void refusesAModelThatIsNotPartOfIt() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> counts.add("m1", "m9", Verdict.TIE, 1))
                .withMessage("Unknown model \"m9\"");
    }

    @Test
    void refusesNegativeCounts() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> counts.add("m1", "m2", Verdict.TIE, -1))
                .withMessage("Negative count -1 of tie between \"m1\" and \"m2\"");
    }

    @Test
    void refusesAModelNamedTwice() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PairCounts.among(List.of("m1", "m1")))
                .withMessage("Model \"m1\" is named twice");
    }
}

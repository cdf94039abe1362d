package dev.evenhand.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerdictTests {

    @ParameterizedTest
    @EnumSource
    void readsBackItsOwnCode(Verdict verdict) {
        assertThat(Verdict.parse(verdict.code())).isEqualTo(verdict);
    }

    @Test
    void readsTheArenaSpellingOfBothBad() {
        assertThat(Verdict.parse("tie (bothbad)")).isEqualTo(Verdict.BOTH_BAD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"draw", "A", "MODEL_A", " tie", ""})
    void refusesToGuess(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Verdict.parse(text))
                .withMessage("Unknown verdict \"%s\"; expected one of model_a, model_b, tie, both_bad", text);
    }

    @ParameterizedTest
    @EnumSource
    void isItselfAgainWhenSwappedTwice(Verdict verdict) {
        assertThat(verdict.swapped().swapped()).isEqualTo(verdict);
    }
}

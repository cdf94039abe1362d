package dev.evenhand.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CareTests {

    /** The worked example of a hundred mirrored repeats, with nine more that ended in a tie. */
    @Test
    void saysWhetherRatersWouldSayTheSameAgain() {
        var care = Care.of(new StudyFacts.Care(20, 18, 61, 22, 12, 5, 9));
        assertThat(care.right()).hasValue(0.9);
        assertThat(care.repeats()).isEqualTo(100);
        assertThat(care.consistency()).hasValue(0.83);
        assertThat(care.kappa().orElseThrow()).isCloseTo(0.601313, within(1e-6));
        assertThat(care.positionP().orElseThrow()).isCloseTo(0.143463, within(1e-6));
        assertThat(Care.of(new StudyFacts.Care(0, 0, 0, 0, 0, 0, 3)).consistency())
                .isEmpty();
    }
}

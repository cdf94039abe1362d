package dev.evenhand.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExclusionWordsTests {

    @Test
    void saysWhomEachRuleLeavesOut() {
        assertThat(ExclusionWords.of(List.of(
                        Map.of("rule", "speed", "words_per_minute", "800", "share", "0.1"), Map.of("rule", "seat"))))
                .isEqualTo("whoever answers faster than 800 words a minute in over 10 % of votes;"
                        + " whoever prefers a side whatever stands there");
    }

    @Test
    void saysTheThresholdsThatHoldWhereNoneAreGiven() {
        assertThat(ExclusionWords.of(List.of(Map.of("rule", "speed"), Map.of("rule", "gold"))))
                .isEqualTo("whoever answers faster than 1,000 words a minute in over 20 % of votes;"
                        + " whoever surely knows fewer than 70 % of known answers");
    }
}

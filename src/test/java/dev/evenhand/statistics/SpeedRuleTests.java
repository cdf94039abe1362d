package dev.evenhand.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.evenhand.statistics.SpeedRule.Reading;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SpeedRuleTests {

    private static final Reading READ = new Reading(500, 30_000);
    private static final Reading UNREAD = new Reading(500, 29_999);

    @Test
    void allowsAThousandWordsAMinuteAndNoMore() {
        assertThat(SpeedRule.standard().unread(READ)).isFalse();
        assertThat(SpeedRule.standard().unread(UNREAD)).isTrue();
        assertThat(new SpeedRule(500, 0.2).unread(READ)).isTrue();
    }

    @Test
    void flagsMoreThanAFifthOfUnreadVotes() {
        assertThat(check(4, 1)).isEqualTo(new SpeedCheck(SpeedRule.standard(), 5, 1, false));
        assertThat(check(7, 2)).isEqualTo(new SpeedCheck(SpeedRule.standard(), 9, 2, true));
    }

    @Test
    void flagsNobodyWhoseTimesAreUnknown() {
        assertThat(check(0, 0).flagged()).isFalse();
    }

    @Test
    void refusesTimesThatRunBackwards() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Reading(5, -1))
                .withMessage("Neither 5 words nor -1 ms may be negative");
        assertThatIllegalArgumentException().isThrownBy(() -> new SpeedRule(0, 0.2));
        assertThatIllegalArgumentException().isThrownBy(() -> new SpeedRule(1000, 1));
    }

    private static SpeedCheck check(int read, int unread) {
        return SpeedRule.standard()
                .of(Stream.of(Collections.nCopies(read, READ), Collections.nCopies(unread, UNREAD))
                        .flatMap(List::stream)
                        .toList());
    }
}

package dev.evenhand.card;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenhand.statistics.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class CardVotesTests {

    @Test
    void leavesOutThoseVotesThatARuleNamesWhateverElseWasAsked() {
        var votes = CardVotes.among(CardFixture.TWO, List.of());
        for (int n = 0; n < 30; n++) {
            var kind = n % 3 == 0 ? CardVotes.Kind.GOLD : CardVotes.Kind.ORDINARY;
            votes.add(new CardVotes.Vote(
                    "v" + n,
                    "Cedar",
                    "Birch",
                    n < 15 ? Verdict.MODEL_A : Verdict.MODEL_B,
                    0,
                    n < 15 ? "clicker" : "reader",
                    "t" + n,
                    "",
                    kind,
                    n < 15 ? "speed" : null,
                    null));
        }

        assertThat(votes.build().counted().votes().counts().pair("Cedar", "Birch"))
                .satisfies(pair -> assertThat(pair.winsFirst()).isZero())
                .satisfies(pair -> assertThat(pair.winsSecond()).isEqualTo(10));
    }
}

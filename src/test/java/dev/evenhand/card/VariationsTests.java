package dev.evenhand.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.evenhand.statistics.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VariationsTests {

    @Test
    void asksThoseAloneWhoGaveTheKnownAnswers() {
        var votes = CardVotes.among(CardFixture.TWO, List.of());
        for (int n = 0; n < 80; n++) {
            boolean careful = n % 2 == 0;
            boolean gold = n % 8 < 2;
            var known = careful ? CardVotes.Kind.GOLD : CardVotes.Kind.GOLD_MISSED;
            votes.add(new CardVotes.Vote(
                    "v" + n,
                    "Cedar",
                    "Birch",
                    careful == n % 10 > 1 ? Verdict.MODEL_A : Verdict.MODEL_B,
                    0,
                    (careful ? "careful" : "careless") + n % 3,
                    "t" + n,
                    "",
                    gold ? known : CardVotes.Kind.ORDINARY,
                    null,
                    null));
        }

        var variations = Variations.of(new Evidence(
                CardFixture.plan(Statistic.WIN_SHARE, Set.of(), false, Map.of()),
                CardFixture.facts("closed", true, 60),
                votes.build()));

        assertThat(variations.lines())
                .filteredOn(line -> line.choice().contains("known answers"))
                .singleElement()
                .satisfies(line -> assertThat(line.measured().votes()).isEqualTo(30))
                .satisfies(line -> assertThat(line.measured().estimate()).isCloseTo(0.8, within(0.05)));
    }
}

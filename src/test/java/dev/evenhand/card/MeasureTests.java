package dev.evenhand.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.evenhand.statistics.BradleyTerry;
import dev.evenhand.statistics.Cluster;
import dev.evenhand.statistics.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MeasureTests {

    /** The direct mean and the fit of two models are the same number with the same error. */
    @Test
    void agreesWithTheFitOfTwoModelsOnClusteredVotes() {
        var votes = clustered();
        var plan = CardFixture.plan(Statistic.WIN_SHARE, Set.of(Cluster.RATER, Cluster.TASK), false, Map.of());
        var found = new Measure(Method.planned(plan), new End(End.Kind.PLANNED, 1))
                .of(Statistic.WIN_SHARE, votes, CardFixture.CLAIM);
        var fitted = BradleyTerry.standard()
                .clusteredBy(plan.clusters())
                .fit(votes.votes())
                .contrast("Cedar", "Birch")
                .orElseThrow();
        var range = found.interval().orElseThrow();
        assertThat(range.lower()).isCloseTo(1 / (1 + Math.exp(-fitted.lower())), within(1e-9));
        assertThat(range.upper()).isCloseTo(1 / (1 + Math.exp(-fitted.upper())), within(1e-9));
    }

    private static CardVotes clustered() {
        var random = new Random(3);
        var votes = CardVotes.among(CardFixture.TWO, List.of());
        for (int n = 0; n < 300; n++) {
            int rater = random.nextInt(12);
            double chance = 0.55 + (rater % 3 - 1) * 0.2;
            var verdict = random.nextInt(9) == 0
                    ? Verdict.TIE
                    : random.nextDouble() < chance ? Verdict.MODEL_A : Verdict.MODEL_B;
            votes.add(CardFixture.vote(n, false, verdict, 0, "r" + rater, "t" + random.nextInt(60), ""));
        }
        return votes.build();
    }
}

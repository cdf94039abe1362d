package dev.evenhand.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class PowerTests {

    private final PowerPlan plan = new PowerPlan(0.54, 0.06, 1276, 3, 60, 0.05, 0.1, 0.8, 0.05);

    @Test
    void answersForAPlannedStudy() {
        var power = Power.of(plan);

        assertThat(plan.wins()).isEqualTo(0.51, within(1e-12));
        assertThat(plan.losses()).isEqualTo(0.43, within(1e-12));
        assertThat(power.votes()).isEqualTo(3828);
        assertThat(power.designEffect()).isEqualTo(4.34, within(1e-12));
        assertThat(power.effectiveVotes()).isEqualTo(882.028, within(1e-3));
        assertThat(power.powerReached()).isEqualTo(0.6911, within(1e-4));
        assertThat(power.underpowered()).isTrue();
        assertThat(power.votesNeeded()).hasValue(4970);
        assertThat(power.tasksNeeded()).hasValue(1657);
        assertThat(power.ratersNeeded()).hasValue(78);
        assertThat(power.votesNeededOfTheseRaters()).hasValue(28_705);
        assertThat(power.detectableNet().orElseThrow()).isEqualTo(0.09146, within(5e-6));
    }

    @Test
    void needsThePublishedSizeWithoutClusters() {
        var power = Power.of(new PowerPlan(0.54, 0.06, 1276, 1, 40, 0, 0, 0.8, 0.05));

        assertThat(power.designEffect()).isEqualTo(1);
        assertThat(power.votesNeeded()).hasValue(1145);
        assertThat(power.votesNeededOfTheseRaters()).hasValue(1145);
        assertThat(power.detectableNet().orElseThrow()).isEqualTo(0.07604, within(5e-6));
        assertThat(power.underpowered()).isFalse();
    }

    @Test
    void findsThatFewRatersMayNeverBeEnough() {
        var power = Power.of(new PowerPlan(0.54, 0.06, 1276, 3, 20, 0.05, 0.1, 0.8, 0.05));

        assertThat(power.votesNeededOfTheseRaters()).isEmpty();
        assertThat(power.votesNeeded()).isPresent();
    }

    @Test
    void reachesTheWantedPowerWithTheVotesNeededOfTheseRaters() {
        var random = new Random(3);
        for (int round = 0; round < 200; round++) {
            long raters = 20 + random.nextInt(5000);
            double iccRater = 0.2 * random.nextDouble();
            long votesPerTask = 1 + random.nextInt(5);
            var drawn = new PowerPlan(0.55, 0.1, 500, votesPerTask, raters, iccRater, 0.1, 0.8, 0.05);
            Power.of(drawn).votesNeededOfTheseRaters().ifPresent(votes -> {
                assertThat(reached(drawn, votes)).isGreaterThanOrEqualTo(0.8 - 1e-9);
                assertThat(reached(drawn, votes * 0.9)).isLessThan(0.8);
            });
        }
    }

    @Test
    void needsNothingThatExistsToFindNoDifference() {
        var power = Power.of(new PowerPlan(0.5, 0.06, 1276, 3, 60, 0.05, 0.1, 0.8, 0.05));

        assertThat(power.powerReached()).isEqualTo(0.05, within(1e-12));
        assertThat(power.votesNeeded()).isEmpty();
        assertThat(power.tasksNeeded()).isEmpty();
        assertThat(power.ratersNeeded()).isEmpty();
        assertThat(power.votesNeededOfTheseRaters()).isEmpty();
    }

    @Test
    void isTheSameForTheWeakerModel() {
        var weaker = Power.of(new PowerPlan(0.46, 0.06, 1276, 3, 60, 0.05, 0.1, 0.8, 0.05));

        assertThat(weaker.powerReached()).isEqualTo(Power.of(plan).powerReached(), within(1e-12));
        assertThat(weaker.votesNeeded()).isEqualTo(Power.of(plan).votesNeeded());
    }

    @Test
    void refusesSharesThatDoNotFit() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PowerPlan(0.99, 0.06, 1276, 3, 60, 0.05, 0.1, 0.8, 0.05))
                .withMessage("A win share of 0.99, ties being half a win, leaves no room for a share of 0.06 ties");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PowerPlan(0.54, 0.06, 0, 3, 60, 0.05, 0.1, 0.8, 0.05))
                .withMessage("Number of tasks 0 is less than one");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PowerPlan(0.54, 0.06, 1276, 3, 60, 1.05, 0.1, 0.8, 0.05))
                .withMessage("Correlation within raters 1.05 is not a share from 0 to 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PowerPlan(0.54, 0.06, 1276, 3, 60, 0.05, 0.1, 0.01, 0.05));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PowerPlan(0.54, 0.06, Long.MAX_VALUE, 3, 60, 0.05, 0.1, 0.8, 0.05));
    }

    private static double reached(PowerPlan plan, double votes) {
        var effect = new DesignEffect(votes / plan.raters(), plan.iccRater(), plan.votesPerTask(), plan.iccTask());
        return plan.sampleSize().reached(plan.net(), plan.tieShare(), votes, effect.value());
    }
}

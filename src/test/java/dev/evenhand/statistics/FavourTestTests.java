package dev.evenhand.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FavourTestTests {

    private static final List<String> MODELS = RandomTables.models(6);

    @Test
    void multipliesUpTheEvidenceOfTheWorkedExample() {
        var chances = new Chances(0.31, 0, 0.69);
        var vote = new ForetoldVote("model 00", "model 01", chances, Verdict.MODEL_A);
        var found = FavourTest.standard().models(MODELS, Collections.nCopies(12, vote));

        assertThat(found.strongest().orElseThrow())
                .extracting(TargetEvidence::target, TargetEvidence::ballots, TargetEvidence::chosen)
                .containsExactly("model 00", 12L, 12L);
        assertThat(found.strongest().orElseThrow().logEvidence()).isEqualTo(6.81280042, within(1e-8));
    }

    @Test
    void averagesOverAllModelsThatMightBeFavoured() {
        var targets = new ArrayList<>(Collections.nCopies(5, new TargetEvidence("other", 0, 0, 0)));
        targets.add(new TargetEvidence("favoured", 12, 12, 6.81280042));
        var found = new FavourEvidence(FavourTest.standard(), 12, targets);

        assertThat(Math.exp(found.logEvidence())).isEqualTo(152.4023, within(1e-4));
        assertThat(found.reaches(0.05)).isTrue();
        assertThat(found.reaches(0.005)).isFalse();
    }

    @Test
    void holdsEvidenceThatNoDoubleCould() {
        var chances = new Chances(1e-12, 0, 1 - 1e-12);
        var vote = new ForetoldVote("model 00", "model 01", chances, Verdict.MODEL_A);
        var found = FavourTest.standard().models(MODELS, Collections.nCopies(1000, vote));

        assertThat(found.logEvidence()).isBetween(26_000.0, 28_000.0);
    }

    @Test
    void isFairToATasteAsFarAsItAllows() {
        var test = FavourTest.standard();
        var random = new Random(97);
        for (int round = 0; round < 200; round++) {
            double logit = 3 * random.nextGaussian();
            double chance = logistic(logit);
            double chosen = Math.exp(test.logFactor(chance, true));
            double passed = Math.exp(test.logFactor(chance, false));
            double most = logistic(logit + 1);
            double less = logistic(logit + random.nextDouble());
            assertThat(most * chosen + (1 - most) * passed).isEqualTo(1, within(1e-12));
            assertThat(less * chosen + (1 - less) * passed).isLessThanOrEqualTo(1 + 1e-12);
        }
    }

    @Test
    void learnsNothingFromChoicesThatWereCertain() {
        var test = FavourTest.standard();
        for (double chance : new double[] {0, 0.97, 1}) {
            assertThat(test.logFactor(chance, true)).isZero();
            assertThat(test.logFactor(chance, false)).isZero();
        }
    }

    @Test
    void countsATieAsChoosingNeither() {
        var chances = new Chances(0.4, 0.2, 0.4);
        var tie = new ForetoldVote("model 00", "model 01", chances, Verdict.TIE);
        var bad = new ForetoldVote("model 00", "model 01", chances, Verdict.BOTH_BAD);
        var found = FavourTest.standard().seats(List.of(tie, bad));

        assertThat(found.targets())
                .allSatisfy(target -> assertThat(target.chosen()).isZero());
        assertThat(found.logEvidence()).isEqualTo(2 * FavourTest.standard().logFactor(0.4, false), within(1e-12));
    }

    @Test
    void flagsARaterWhoRigsAndNoneWithATasteOfTheirOwn() {
        var crowd = new Crowd(2025, MODELS, 0);

        assertThat(crowd.flagged(200, () -> crowd.honest(0))).isZero();
        assertThat(crowd.flagged(400, () -> crowd.honest(0.5))).isLessThanOrEqualTo(4);
        assertThat(crowd.flagged(50, () -> crowd.rigging(1, MODELS.get(0)))).isEqualTo(50);
        assertThat(crowd.flagged(50, () -> crowd.rigging(1, MODELS.get(5)))).isGreaterThan(30);
    }

    @Test
    void wouldFlagHonestRatersIfItAllowedNoTaste() {
        var crowd = new Crowd(2026, MODELS, 0);
        var intolerant = new FavourTest(0, 0.97);
        var honest = crowd.votes(200, () -> crowd.honest(1));

        assertThat(flagged(intolerant, honest)).isGreaterThan(40);
        assertThat(flagged(FavourTest.standard(), honest)).isLessThan(30);
    }

    @Test
    void flagsARaterWhoAlwaysPicksOneSeat() {
        var crowd = new Crowd(2027, MODELS, 0.3);
        var lazy = crowd.votes(50, crowd::alwaysRight);
        var honest = crowd.votes(200, () -> crowd.honest(0.5));

        assertThat(lazy).allSatisfy(votes -> {
            var found = FavourTest.standard().seats(votes);
            assertThat(found.reaches(0.05)).isTrue();
            assertThat(found.strongest().orElseThrow().target()).isEqualTo("right");
        });
        assertThat(honest)
                .allSatisfy(
                        votes -> assertThat(FavourTest.standard().seats(votes).reaches(0.05))
                                .isFalse());
    }

    @Test
    void refusesWhatIsNoTest() {
        assertThatIllegalArgumentException().isThrownBy(() -> new FavourTest(-1, 0.97));
        assertThatIllegalArgumentException().isThrownBy(() -> new FavourTest(1, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FavourTest.standard().logFactor(Double.NaN, true))
                .withMessage("Chance NaN is not between 0 and 1");
        var vote = new ForetoldVote("model 00", "stranger", new Chances(0.5, 0, 0.5), Verdict.TIE);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FavourTest.standard().models(MODELS, List.of(vote)))
                .withMessage("Unknown model \"stranger\"");
    }

    private static long flagged(FavourTest test, List<List<ForetoldVote>> raters) {
        return raters.stream()
                .filter(votes -> test.models(MODELS, votes).reaches(0.05))
                .count();
    }

    private static double logistic(double logit) {
        return 1 / (1 + Math.exp(-logit));
    }
}

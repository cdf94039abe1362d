package dev.evenhand.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Many rows go by fewer looks at them: what is found must be what a small fit finds, which looks until the last digit. */
class LargeFitTests {

    private static final int COPIES = 6;
    private static final Votes FEW = SimulatedVotes.syn20();
    private static final Votes MANY = copies();

    @ParameterizedTest
    @EnumSource(Ties.class)
    void findsInCopiesWhatIsInTheVotesThemselves(Ties ties) {
        var asked = BradleyTerry.standard().withTies(ties).withPosition().withStyle();
        var once = asked.fit(FEW).fits().get(0);
        var often = asked.startingFrom(asked.withoutCovariates().fit(MANY.counts()))
                .fit(MANY)
                .fits()
                .get(0);
        for (var model : once.models()) {
            assertThat(often.strength(model)).isEqualTo(once.strength(model), within(1e-12));
        }
        for (int i = 1; i < once.models().size(); i++) {
            var one = once.contrast(once.models().get(0), once.models().get(i));
            var other = often.contrast(once.models().get(0), once.models().get(i));
            assertThat(other.standardError() * Math.sqrt(COPIES)).isEqualTo(one.standardError(), within(1e-10));
        }
        for (int i = 0; i < once.coefficients().size(); i++) {
            var one = once.coefficients().get(i);
            var other = often.coefficients().get(i);
            assertThat(other.value()).isEqualTo(one.value(), within(1e-12));
            assertThat(other.standardError() * Math.sqrt(COPIES)).isEqualTo(one.standardError(), within(1e-10));
            assertThat(other.modelStandardError() * Math.sqrt(COPIES))
                    .isEqualTo(one.modelStandardError(), within(1e-10));
        }
        assertThat(often.logLikelihood() / COPIES).isEqualTo(once.logLikelihood(), within(1e-8));
        assertThat(often.converged()).isTrue();
        assertThat(often.gradientMax()).isLessThan(1e-9);
    }

    /** Another start takes other steps to the same end. */
    @Test
    void keepsScoresWhateverItStartsFrom() {
        var asked = BradleyTerry.standard().withStyle();
        var cold = asked.fit(MANY).fits().get(0);
        var warm = asked.startingFrom(asked.fit(FEW)).fit(MANY).fits().get(0);
        for (var model : cold.models()) {
            assertThat(warm.strength(model)).isEqualTo(cold.strength(model), within(1e-12));
        }
        assertThat(warm.coefficients().get(0).standardError())
                .isEqualTo(cold.coefficients().get(0).standardError(), within(1e-11));
    }

    private static Votes copies() {
        var generated = GeneratedVotes.recipe(20, 10_000, 7)
                .withRaters(400)
                .withTasks(600)
                .withStyle()
                .generate();
        UnaryOperator<double[]> often = values -> IntStream.range(0, COPIES)
                .boxed()
                .flatMapToDouble(copy -> Arrays.stream(values))
                .toArray();
        List<StyleFeature> style = generated.features().stream()
                .map(name -> StyleFeature.ratio(
                        name, often.apply(generated.featureLeft(name)), often.apply(generated.featureRight(name))))
                .toList();
        return Votes.of(
                        generated.models(),
                        often(generated.left()),
                        often(generated.right()),
                        often(generated.verdicts()))
                .withStyle(style);
    }

    private static int[] often(int[] values) {
        return IntStream.range(0, COPIES).flatMap(copy -> Arrays.stream(values)).toArray();
    }

    private static byte[] often(byte[] values) {
        var often = new byte[COPIES * values.length];
        for (int copy = 0; copy < COPIES; copy++) {
            System.arraycopy(values, 0, often, copy * values.length, values.length);
        }
        return often;
    }
}

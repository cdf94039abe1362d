package dev.evenhand.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ManyModelsTests {

    @Test
    void scoresTenThousandModelsOfTwoVotesEach() {
        var random = new Random(1);
        int models = 10_000;
        var counts = PairCounts.among(
                IntStream.range(0, models).mapToObj("model %d"::formatted).toList());
        for (int vote = 0; vote < models; vote++) {
            int left = random.nextInt(models);
            int right = (left + 1 + random.nextInt(models - 1)) % models;
            counts.add(left, right, Verdict.values()[random.nextInt(4)], 1);
        }
        var scores = BradleyTerry.standard().fit(counts.build());

        assertThat(scores.models()).hasSize(models);
        assertThat(scores.converged()).isTrue();
        assertThat(scores.warnings())
                .extracting(Warning::kind)
                .contains(Warning.Kind.SEPARATED, Warning.Kind.NOT_YET_SCORED, Warning.Kind.FEW_VOTES);
        assertThat(scores.models())
                .allSatisfy(score -> assertThat(score.estimate().isPresent())
                        .isEqualTo(score.status() == Status.SCORED || score.status() == Status.TIER_SCORED));
    }

    @Test
    void walksALongChainOfModels() {
        int models = 10_000;
        var counts = PairCounts.among(
                IntStream.range(0, models).mapToObj("model %05d"::formatted).toList());
        IntStream.range(1, models).forEach(model -> counts.add(model - 1, model, Verdict.MODEL_A, 1));
        var scores = BradleyTerry.standard().fit(counts.build());
        assertThat(scores.of("model 00000").status()).isEqualTo(Status.UNDEFEATED);
        assertThat(scores.of("model 05000").ranks()).contains(new RankRange(5001, 5001, 5001));
        assertThat(scores.of("model 09999").status()).isEqualTo(Status.WINLESS);
    }
}

package dev.evenhand.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KnownAnswerTests {

    @ParameterizedTest
    @ValueSource(
            strings = {"wikipedia4", "citations", "baseball", "sound_fields", "undefeated", "disconnected", "syn20"})
    void agreesWithIndependentFits(String name) {
        var scores = BradleyTerry.standard().fit(KnownAnswers.counts(name));

        assertThat(scores.converged()).isTrue();
        assertThat(scores.models()).hasSameSizeAs(KnownAnswers.answers(name));
        KnownAnswers.answers(name).forEach(answer -> agrees(scores.of(answer.model()), answer));
    }

    @Test
    void reproducesThePublishedWikipediaStrengths() {
        var scores = BradleyTerry.standard().fit(KnownAnswers.counts("wikipedia4"));

        assertThat(scores.models()).extracting(ModelScore::model).containsExactly("D", "B", "C", "A");
        assertThat(published(scores, "A")).isEqualTo(0.640, within(5e-4));
        assertThat(published(scores, "B")).isEqualTo(1.043, within(5e-4));
        assertThat(published(scores, "C")).isEqualTo(0.660, within(5e-4));
        assertThat(published(scores, "D")).isEqualTo(2.270, within(5e-4));
    }

    @Test
    void reproducesThePublishedCitationGaps() {
        var scores = BradleyTerry.standard().fit(KnownAnswers.counts("citations"));
        var gap = scores.contrast("Comm Statist", "Biometrika").orElseThrow();

        assertThat(gap.difference()).isEqualTo(-2.9490724968439137, within(1e-9));
        assertThat(gap.lower()).isLessThan(gap.difference()).isLessThan(gap.upper());
        assertThat(scores.fits().get(0).logLikelihood()).isEqualTo(-1622.8898088275982, within(1e-8));
        assertThat(scores.fits().get(0).covariance("Biometrika", "Comm Statist"))
                .isEqualTo(-0.0016289262429608298, within(1e-11));
        assertThat(scores.fits().get(0).modelCovariance("Biometrika", "Comm Statist"))
                .isEqualTo(-0.001685098569804032, within(1e-11));
    }

    private static double published(Scores scores, String model) {
        return Math.exp(scores.of(model).estimate().orElseThrow().strength());
    }

    private static void agrees(ModelScore score, KnownAnswers.Answer answer) {
        assertThat(score.component()).isEqualTo(answer.component());
        assertThat(score.tier()).isEqualTo(answer.tier());
        assertThat(score.ranks()).contains(answer.ranks());
        assertThat(score.estimate().isPresent()).isEqualTo(!Double.isNaN(answer.strength()));
        score.estimate().ifPresent(estimate -> {
            assertThat(estimate.strength()).isEqualTo(answer.strength(), within(1e-9));
            assertThat(estimate.standardError()).isEqualTo(answer.standardError(), within(1e-8));
            assertThat(estimate.modelStandardError()).isEqualTo(answer.modelStandardError(), within(1e-8));
            assertThat(estimate.points()).isEqualTo(1000 + 400 / Math.log(10) * answer.strength(), within(1e-6));
        });
    }
}

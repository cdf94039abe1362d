package dev.evenhand.exchange;

import dev.evenhand.results.Figures;
import dev.evenhand.results.Standings;
import dev.evenhand.statistics.Warning;
import dev.evenhand.study.Study;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * {@code scores.json}: the scores, how they were computed, and what stands in the way of trusting them.
 *
 * @param complete false while votes may still come
 * @param errors what standard errors are clustered by
 * @param intervals whether they hold at any look or at the planned end
 */
@JsonNaming(SnakeCaseStrategy.class)
record ScoreReport(
        String study,
        @Nullable String planDigest,
        @Nullable String category,
        boolean complete,
        boolean simulated,
        String ties,
        double level,
        String errors,
        String intervals,
        boolean converged,
        long votes,
        Figures figures,
        List<Warning> warnings,
        List<ScoreLine> models) {

    static ScoreReport of(Study study, Standings standings) {
        var scores = standings.scores();
        return new ScoreReport(
                study.slug(),
                study.planDigest().orElse(null),
                standings.category(),
                study.state().over(),
                study.simulated() || standings.figures().simulated() > 0,
                standings.choice().tiesCode(),
                scores.settings().level(),
                standings.errors(),
                standings.looks(),
                scores.converged(),
                standings.counts().votes(),
                standings.figures(),
                scores.warnings(),
                standings.models().stream().map(ScoreLine::of).toList());
    }
}

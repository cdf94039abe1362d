package dev.evenhand.exchange;

import dev.evenhand.statistics.Estimate;
import dev.evenhand.statistics.ModelScore;
import dev.evenhand.statistics.RankRange;
import dev.evenhand.statistics.Status;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * One model of {@code scores.json}, with the names of {@code scores.csv}. What the votes do not say is null.
 *
 * @param component only models of the same component can be compared
 * @param tier scores compare inside a tier; one with a smaller number stands infinitely far above
 */
@JsonNaming(SnakeCaseStrategy.class)
record ScoreLine(
        String model,
        Status status,
        int component,
        int tier,
        @Nullable Double score,
        @Nullable Double lower,
        @Nullable Double upper,
        @Nullable Double strength,
        @Nullable Double se,
        long wins,
        long losses,
        long ties,
        long bothBad,
        long votes,
        @Nullable Integer rankLower,
        @Nullable Integer rankUpper) {

    static ScoreLine of(ModelScore score) {
        var estimate = score.estimate();
        var tally = score.tally();
        return new ScoreLine(
                score.model(),
                score.status(),
                score.component(),
                score.tier(),
                estimate.map(Estimate::points).orElse(null),
                estimate.map(Estimate::lowerPoints).orElse(null),
                estimate.map(Estimate::upperPoints).orElse(null),
                estimate.map(Estimate::strength).orElse(null),
                estimate.map(Estimate::standardError).orElse(null),
                tally.wins(),
                tally.losses(),
                tally.ties(),
                tally.bothBad(),
                tally.votes(),
                score.ranks().map(RankRange::best).orElse(null),
                score.ranks().map(RankRange::worst).orElse(null));
    }
}

package dev.evenhand.card;

import dev.evenhand.statistics.Borda;
import dev.evenhand.statistics.Estimate;
import dev.evenhand.statistics.ModelScore;
import dev.evenhand.statistics.RankRange;
import dev.evenhand.statistics.Scores;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A model with its score from all votes.
 *
 * @param borda mean share of votes won from each of the others, which rests on no model of preference
 */
public record Standing(
        String model,
        String version,
        String provider,
        String settings,
        OptionalDouble score,
        OptionalDouble lower,
        OptionalDouble upper,
        int rankBest,
        int rankWorst,
        OptionalDouble borda,
        long wins,
        long losses,
        long ties,
        long bothBad) {

    /** All models, in the order of their scores. */
    static List<Standing> of(StudyFacts facts, CardVotes counted, Scores scores) {
        var entrants = facts.models().stream()
                .collect(Collectors.toMap(StudyFacts.Entrant::model, Function.identity(), (one, other) -> one));
        var borda = Borda.of(counted.votes().counts()).stream().collect(Collectors.toMap(Borda::model, Borda::share));
        return scores.models().stream()
                .map(score -> of(
                        score,
                        borda.getOrDefault(score.model(), OptionalDouble.empty()),
                        entrants.getOrDefault(score.model(), new StudyFacts.Entrant(score.model(), "", "", ""))))
                .toList();
    }

    private static Standing of(ModelScore score, OptionalDouble borda, StudyFacts.Entrant known) {
        var rank = score.ranks().orElse(new RankRange(0, 0, 0));
        var tally = score.tally();
        return new Standing(
                score.model(),
                known.version(),
                known.provider(),
                known.settings(),
                points(score, Estimate::points),
                points(score, Estimate::lowerPoints),
                points(score, Estimate::upperPoints),
                rank.best(),
                rank.worst(),
                borda,
                tally.wins(),
                tally.losses(),
                tally.ties(),
                tally.bothBad());
    }

    private static OptionalDouble points(ModelScore score, Function<Estimate, Double> of) {
        return score.estimate().map(of).map(OptionalDouble::of).orElse(OptionalDouble.empty());
    }

    public long votes() {
        return wins + losses + ties + bothBad;
    }
}

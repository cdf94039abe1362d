package dev.evenhand.statistics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Mean share of votes that a model wins from each of the others, every opponent counting the same however often it was
 * met: a score that does not depend on which pairs were shown, as Bradley-Terry's does where its model does not hold.
 * Borda (1784), as a score of pairwise chances Shah and Wainwright (2018), Journal of Machine Learning Research 18(199).
 *
 * @param share empty where the model was never compared; over the opponents that it was compared with otherwise
 * @param standardError of the share, for independent votes
 * @param opponents models that it was compared with
 * @param missing models that it was not compared with, which leave its share open to which pairs were shown
 */
public record Borda(String model, OptionalDouble share, OptionalDouble standardError, int opponents, int missing) {

    /** All models, best first; those never compared come last. */
    public static List<Borda> of(PairCounts counts) {
        var scores = new ArrayList<Borda>();
        for (int model = 0; model < counts.size(); model++) {
            scores.add(of(counts, model));
        }
        scores.sort(Comparator.<Borda>comparingDouble(score -> -score.share().orElse(-1))
                .thenComparing(Borda::model));
        return List.copyOf(scores);
    }

    private static Borda of(PairCounts counts, int model) {
        double sum = 0;
        double variance = 0;
        int opponents = 0;
        for (int meeting : counts.meetings(model).toArray()) {
            var estimate = new HeadToHead(counts.wins(meeting), counts.ties(meeting), counts.losses(meeting))
                    .share()
                    .orElseThrow();
            sum += estimate.share();
            variance += estimate.standardError() * estimate.standardError();
            opponents++;
        }
        var name = counts.models().get(model);
        int missing = counts.size() - 1 - opponents;
        return opponents == 0
                ? new Borda(name, OptionalDouble.empty(), OptionalDouble.empty(), 0, missing)
                : new Borda(
                        name,
                        OptionalDouble.of(sum / opponents),
                        OptionalDouble.of(Math.sqrt(variance) / opponents),
                        opponents,
                        missing);
    }
}

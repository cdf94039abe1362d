package dev.evenhand.results;

import dev.evenhand.card.Words;
import dev.evenhand.statistics.ModelScore;

/** A model in the table of scores, as it is written there. */
record ScoreRow(
        String rank,
        String model,
        String score,
        String interval,
        String wins,
        String losses,
        String ties,
        String bothBad,
        String votes) {

    static ScoreRow of(ModelScore score) {
        var tally = score.tally();
        return new ScoreRow(
                score.ranks().map(range -> rank(range.best(), range.worst())).orElse(""),
                score.model(),
                score.estimate().map(found -> Words.points(found.points())).orElse(ForestPlot.says(score.status())),
                score.estimate()
                        .map(found -> Words.points(found.lowerPoints()) + " to " + Words.points(found.upperPoints()))
                        .orElse(""),
                Words.count(tally.wins()),
                Words.count(tally.losses()),
                Words.count(tally.ties()),
                Words.count(tally.bothBad()),
                Words.count(tally.votes()));
    }

    private static String rank(int best, int worst) {
        return best == worst ? String.valueOf(best) : best + "–" + worst;
    }
}

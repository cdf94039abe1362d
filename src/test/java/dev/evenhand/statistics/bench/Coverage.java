package dev.evenhand.statistics.bench;

import dev.evenhand.statistics.Scores;
import dev.evenhand.statistics.Votes;
import java.util.List;
import java.util.stream.IntStream;

/** How often nominal 95 % intervals of strengths and of differences hold what the whole population thinks. */
final class Coverage {

    private Coverage() {}

    static Table table(int studies, long seed) {
        var table = new Table(
                "raters", "taste sd", "tasks", "task sd", "ties", "plain", "by rater", "two-way with t", "differences");
        List.of(
                        new PanelStudy(60, 200, 0, 0, 0),
                        new PanelStudy(60, 200, 0, 0.3, 0),
                        new PanelStudy(60, 200, 0, 0.6, 0),
                        new PanelStudy(60, 200, 0.45, 0.6, 0),
                        new PanelStudy(60, 200, 0, 0.6, 0.6),
                        new PanelStudy(60, 60, 0, 0.6, 0.6),
                        new PanelStudy(24, 200, 0, 0.6, 0.6))
                .forEach(study -> {
                    var truth = study.population();
                    table.row(study.raters(), study.taste(), study.tasks(), study.pull(), study.ties())
                            .row((Object[]) Shares.of(studies, seed, random -> covered(study.votes(random), truth)));
                });
        return table;
    }

    private static double[] covered(Votes votes, Scores truth) {
        var twoWay = Fits.TWO_WAY.fit(votes);
        return new double[] {
            strengths(Fits.PLAIN.fit(votes), truth),
            strengths(Fits.BY_RATER.fit(votes), truth),
            strengths(twoWay, truth),
            differences(twoWay, truth)
        };
    }

    /** The share of models whose interval holds; a model without a finite strength has none that does. */
    private static double strengths(Scores scores, Scores truth) {
        return PanelStudy.MODELS.stream()
                .mapToDouble(model -> {
                    double strength = truth.of(model).estimate().orElseThrow().strength();
                    return Shares.happened(scores.of(model)
                            .estimate()
                            .filter(found -> found.lower() <= strength && strength <= found.upper())
                            .isPresent());
                })
                .average()
                .orElseThrow();
    }

    /** The same for the differences of neighbours. */
    private static double differences(Scores scores, Scores truth) {
        var models = PanelStudy.MODELS;
        return IntStream.range(1, models.size())
                .mapToDouble(i -> {
                    double gap = truth.contrast(models.get(i), models.get(i - 1))
                            .orElseThrow()
                            .difference();
                    return Shares.happened(scores.contrast(models.get(i), models.get(i - 1))
                            .filter(found -> found.lower() <= gap && gap <= found.upper())
                            .isPresent());
                })
                .average()
                .orElseThrow();
    }
}

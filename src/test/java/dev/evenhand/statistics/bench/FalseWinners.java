package dev.evenhand.statistics.bench;

import static dev.evenhand.statistics.bench.LevelStudy.claims;
import static dev.evenhand.statistics.bench.Shares.happened;

import java.util.List;
import java.util.Random;

/** How often one of two equal models is called better at the planned end, by each kind of error. */
final class FalseWinners {

    private FalseWinners() {}

    static Table table(int studies, long seed) {
        var table = new Table(
                "raters",
                "tasks",
                "votes a task",
                "rater sd",
                "task sd",
                "plain",
                "by rater",
                "by task",
                "two-way with t");
        List.of(
                        new LevelStudy(2, 40, 200, 5, 0.5, 0.7),
                        new LevelStudy(2, 12, 200, 5, 0.5, 0.7),
                        new LevelStudy(2, 40, 1276, 1, 0.5, 0.7),
                        new LevelStudy(2, 40, 200, 5, 0, 0))
                .forEach(study -> table.row(study.raters(), study.tasks(), study.votesEach())
                        .row(study.taste(), study.pull())
                        .row((Object[]) Shares.of(studies, seed, random -> claimed(study, random))));
        return table;
    }

    private static double[] claimed(LevelStudy study, Random random) {
        var votes = study.course(random).all();
        return new double[] {
            happened(claims(Fits.PLAIN.fit(votes))),
            happened(claims(Fits.BY_RATER.fit(votes))),
            happened(claims(Fits.BY_TASK.fit(votes))),
            happened(claims(Fits.TWO_WAY.fit(votes)))
        };
    }
}

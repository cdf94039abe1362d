package dev.evenhand.statistics.bench;

import static dev.evenhand.statistics.bench.LevelStudy.claims;

import dev.evenhand.statistics.AsymptoticSequence;
import java.util.List;
import java.util.Random;

/** How often one of two equal models is called better at any of the looks, one each ten tasks, of a clustered study. */
final class ClusteredPeeking {

    private static final int TASKS_A_LOOK = 10;

    private ClusteredPeeking() {}

    static Table table(int studies, long seed) {
        var table =
                new Table("raters", "tasks", "votes a task", "plain", "two-way with t", "two-way with t, peek-safe");
        List.of(
                        new LevelStudy(2, 40, 300, 5, 0.5, 0.7),
                        new LevelStudy(2, 15, 300, 5, 0.5, 0.7),
                        new LevelStudy(2, 40, 1000, 1, 0.5, 0.7))
                .forEach(study -> table.row(study.raters(), study.tasks(), study.votesEach())
                        .row((Object[]) Shares.of(studies, seed, random -> claimed(study, random))));
        return table;
    }

    private static double[] claimed(LevelStudy study, Random random) {
        var course = study.course(random);
        var safe = Fits.TWO_WAY.anytime(study.votes());
        var claimed = new double[3];
        for (int tasks = TASKS_A_LOOK; tasks <= study.tasks(); tasks += TASKS_A_LOOK) {
            int seen = tasks * study.votesEach();
            if (seen >= AsymptoticSequence.EARLIEST) {
                var votes = course.first(seen);
                claimed[0] = Math.max(claimed[0], Shares.happened(claims(Fits.PLAIN.fit(votes))));
                claimed[1] = Math.max(claimed[1], Shares.happened(claims(Fits.TWO_WAY.fit(votes))));
                claimed[2] = Math.max(claimed[2], Shares.happened(claims(safe.fit(votes))));
            }
        }
        return claimed;
    }
}

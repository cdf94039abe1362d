package dev.evenhand.statistics;

import java.util.List;
import java.util.SplittableRandom;

/** Draws as many clusters as there are, each with all its votes. */
final class ClusterVotes implements VoteDraw {

    private final GroupedVotes votes;
    private final int rows;

    ClusterVotes(Votes votes, Groups groups, int[] rowOf, int rows) {
        this.votes = GroupedVotes.of(votes, rowOf, List.of(groups)).by(0);
        this.rows = rows;
    }

    @Override
    public double[][] votes(SplittableRandom random) {
        int clusters = votes.count();
        var times = new int[clusters];
        for (int draw = 0; draw < clusters; draw++) {
            times[random.nextInt(clusters)]++;
        }
        var drawn = new double[3][rows];
        for (int cluster = 0; cluster < clusters; cluster++) {
            for (int i = votes.starts[cluster]; i < votes.starts[cluster + 1] && times[cluster] > 0; i++) {
                drawn[votes.cells[i] % 3][votes.cells[i] / 3] += times[cluster];
            }
        }
        return drawn;
    }
}

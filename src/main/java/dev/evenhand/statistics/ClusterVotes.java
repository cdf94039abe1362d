package dev.evenhand.statistics;

import java.util.SplittableRandom;

/** Draws as many clusters as there are, each with all its votes. */
final class ClusterVotes implements VoteDraw {

    private final int[] cells;
    private final int[] runs;
    private final int rows;

    ClusterVotes(Votes votes, Groups groups, int[] rowOf, int rows) {
        var order = VoteOrder.of(rowOf).by(groups);
        this.rows = rows;
        runs = order.runs(groups);
        cells = new int[order.votes().length];
        for (int i = 0; i < cells.length; i++) {
            int vote = order.votes()[i];
            cells[i] = Contests.outcome(votes.verdict(vote)) * rows + rowOf[vote];
        }
    }

    @Override
    public double[][] votes(SplittableRandom random) {
        int clusters = runs.length - 1;
        var times = new int[clusters];
        for (int draw = 0; draw < clusters; draw++) {
            times[random.nextInt(clusters)]++;
        }
        var votes = new double[3][rows];
        for (int cluster = 0; cluster < clusters; cluster++) {
            for (int i = runs[cluster]; i < runs[cluster + 1] && times[cluster] > 0; i++) {
                votes[cells[i] / rows][cells[i] % rows] += times[cluster];
            }
        }
        return votes;
    }
}

package dev.evenhand.results;

import dev.evenhand.statistics.ModelScore;
import dev.evenhand.statistics.PairCounts;
import java.util.List;

/** How often each model was preferred to each other one, in the order of the scores. */
record WinMatrix(List<Row> rows) {

    /** More would be a wall of numbers; the file of scores holds them all. */
    static final int MOST = 60;

    private static final int STEPS = 9;

    record Row(String model, List<Cell> cells) {}

    /** @param shade `self`, empty without votes, or `w1` lost to `w9` won */
    record Cell(String shade, String text, String title) {}

    static WinMatrix of(Standings standings) {
        var models = standings.models().stream().map(ModelScore::model).toList();
        var shown = models.size() > MOST ? List.<String>of() : models;
        return new WinMatrix(shown.stream()
                .map(row -> new Row(
                        row,
                        shown.stream()
                                .map(column -> cell(standings.counts(), row, column))
                                .toList()))
                .toList());
    }

    private static Cell cell(PairCounts counts, String row, String column) {
        if (row.equals(column)) {
            return new Cell("self", "", "");
        }
        long wins = counts.wins(row, column);
        long losses = counts.wins(column, row);
        long ties = counts.ties(row, column) + counts.bothBad(row, column);
        long votes = wins + losses + ties;
        if (votes == 0) {
            return new Cell("", "", "");
        }
        double share = (wins + ties / 2.0) / votes;
        var title = "%s against %s: %d won, %d lost, %d tied".formatted(row, column, wins, losses, ties);
        return new Cell("w" + step(share), String.valueOf(Math.round(100 * share)), title);
    }

    /** The middle step is even; its neighbours begin a tenth away. */
    private static int step(double share) {
        return Math.min(STEPS, 1 + (int) Math.floor(share * STEPS));
    }
}

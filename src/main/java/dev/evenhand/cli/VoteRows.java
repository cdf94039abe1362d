package dev.evenhand.cli;

import dev.evenhand.statistics.StyleFeature;
import java.util.ArrayList;
import java.util.List;

/** Makes votes of the cells of one part of a file: counts if they are enough, else columns. */
final class VoteRows implements CellSink {

    private final Header header;
    private final Header.Wanted wanted;
    private final boolean columns;
    final Names models = new Names();
    final Names raters = new Names();
    final Names tasks = new Names();
    final CountTable counts = new CountTable();
    final List<VoteBlock> blocks = new ArrayList<>();
    int votes;
    long leftOut;
    long skipped;
    long problemAt = -1;
    String problem = "";

    private long place;
    private int rowLeft;
    private int rowRight;
    private int rowRater;
    private int rowTask;
    private byte rowVerdict;
    private String rowWinner = "";
    private double rowWeight;
    private boolean rowOut;
    private boolean rowSkip;
    private final double[] rowFeatures;
    private final long[] rowCounts = new long[4];

    VoteRows(Header header, Header.Wanted wanted) {
        this.header = header;
        this.wanted = wanted;
        columns = wanted.votes();
        rowFeatures = new double[2 * header.features().size()];
    }

    @Override
    public void begin(long at) {
        place = at;
        rowOut = false;
        rowSkip = false;
        rowVerdict = -1;
    }

    @Override
    public void cell(int column, byte[] bytes, int from, int to) {
        if (column >= header.roles().length) {
            return;
        }
        int role = header.roles()[column];
        switch (role) {
            case Header.IGNORED -> {}
            case Header.LEFT -> rowLeft = from == to ? Names.NONE : models.number(bytes, from, to);
            case Header.RIGHT -> rowRight = from == to ? Names.NONE : models.number(bytes, from, to);
            case Header.WINNER -> winner(bytes, from, to);
            case Header.RATER -> rowRater = from == to ? Names.NONE : raters.number(bytes, from, to);
            case Header.TASK -> rowTask = from == to ? Names.NONE : tasks.number(bytes, from, to);
            case Header.WEIGHT -> rowWeight = Cells.number(bytes, from, to);
            case Header.LEFT_OUT -> rowOut |= Cells.yes(bytes, from, to);
            case Header.SKIP -> rowSkip = to > from;
            default -> number(role, bytes, from, to);
        }
    }

    @Override
    public void end(int cells) {
        if (cells == 0) {
            return;
        }
        if (cells != header.roles().length) {
            refuse("%d cells, where line 1 has %d".formatted(cells, header.roles().length));
        } else if (rowOut) {
            leftOut++;
        } else if (rowSkip && rowVerdict < 0) {
            skipped++;
        } else if (rowLeft < 0 || rowRight < 0) {
            refuse("a model without a name");
        } else if (header.counted()) {
            counts.add(rowLeft, rowRight, rowCounts);
        } else if (rowVerdict < 0) {
            refuse("unknown verdict \"%s\"; expected one of %s".formatted(rowWinner, Cells.verdicts()));
        } else if (columns) {
            add();
        } else {
            votes++;
            counts.add(rowLeft, rowRight, rowVerdict);
        }
    }

    @Override
    public void refuse(String why) {
        if (problemAt < 0) {
            problemAt = place;
            problem = why;
        }
    }

    @Override
    public boolean full() {
        return problemAt >= 0;
    }

    private void winner(byte[] bytes, int from, int to) {
        rowVerdict = Cells.verdict(bytes, from, to);
        if (rowVerdict < 0) {
            rowWinner = Cells.text(bytes, from, to);
        }
    }

    private void number(int role, byte[] bytes, int from, int to) {
        double value = Cells.number(bytes, from, to);
        if (role < Header.FEATURE) {
            boolean count = value >= 0 && value == Math.rint(value);
            rowCounts[role - Header.COUNT] = (long) value;
            if (!count) {
                refuse("\"%s\" is no count".formatted(Cells.text(bytes, from, to)));
            }
            return;
        }
        rowFeatures[role - Header.FEATURE] = value;
        if (Double.isNaN(value)) {
            refuse("\"%s\" is no number for the style feature \"%s\""
                    .formatted(Cells.text(bytes, from, to), header.features().get((role - Header.FEATURE) / 2)));
        }
    }

    private void add() {
        int at = votes % VoteBlock.SIZE;
        if (at == 0) {
            blocks.add(new VoteBlock(header, wanted));
        }
        var block = blocks.get(blocks.size() - 1);
        block.left[at] = rowLeft;
        block.right[at] = rowRight;
        block.verdicts[at] = rowVerdict;
        if (wanted.raters()) {
            block.rater[at] = rowRater;
        }
        if (wanted.tasks()) {
            block.task[at] = rowTask;
        }
        if (wanted.weight() != null) {
            block.weights[at] = rowWeight;
        }
        for (int i = 0; i < block.features.length; i++) {
            block.features[i][at] = StyleFeature.ratio(rowFeatures[2 * i], rowFeatures[2 * i + 1]);
        }
        votes++;
    }
}

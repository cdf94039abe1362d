package dev.evenhand.cli;

import java.util.Arrays;

/** Makes votes of the cells of one part of a file: counts if they are enough, else columns. */
final class VoteRows implements CellSink {

    /** Votes by which the number of all is guessed. */
    private static final int SAMPLE = 1 << 12;

    private final Header header;
    private final Header.Wanted wanted;

    /** Where the rows of this part begin and end, by which their number is guessed; both 0 if that is not known. */
    private final long from;

    private final long to;
    final Names models = new Names();
    final Names raters = new Names();
    final Names tasks = new Names();
    final CountTable counts = new CountTable();
    final VoteColumns columns;
    final FeatureColumns features;
    int votes;
    long leftOut;
    long skipped;
    long problemAt = -1;
    String problem = "";

    private long place;
    private final int[] roles;

    /** For each role whose cells are names what numbers them, so that one piece of code serves them all. */
    private final Names[] names = {new Names(), models, models, raters, tasks, Cells.verdictNames()};

    /** The numbers of the names of a row, by role. */
    private final int[] row = new int[names.length];

    private double rowWeight;
    private boolean rowOut;
    private boolean rowSkip;
    private final double[] rowFeatures;
    private final long[] rowCounts = new long[4];

    VoteRows(Header header, Header.Wanted wanted, FeatureColumns features, long from, long to) {
        this.header = header;
        this.wanted = wanted;
        this.from = from;
        this.to = to;
        this.features = features;
        columns = new VoteColumns(wanted);
        roles = header.roles();
        Arrays.fill(row, Names.NONE);
        rowFeatures = new double[2 * header.features().size()];
    }

    /** Gives the names of other rows the numbers that they have there. */
    void begin(VoteRows known) {
        models.merge(known.models);
        raters.merge(known.raters);
        tasks.merge(known.tasks);
    }

    @Override
    public void begin(long at) {
        place = at;
        rowOut = false;
        rowSkip = false;
    }

    @Override
    public void cell(int column, byte[] bytes, int from, int to) {
        int role = column < roles.length ? roles[column] : Header.IGNORED;
        if (role > Header.WINNER) {
            other(role, bytes, from, to);
        } else if (role != Header.IGNORED) {
            row[role] = from == to ? Names.NONE : names[role].number(bytes, from, to);
        }
    }

    private void other(int role, byte[] bytes, int from, int to) {
        switch (role) {
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
        byte verdict = Cells.verdict(row[Header.WINNER]);
        if (cells != roles.length) {
            refuse("%d cells, where line 1 has %d".formatted(cells, roles.length));
        } else if (rowOut) {
            leftOut++;
        } else if (rowSkip && verdict < 0) {
            skipped++;
        } else if (row[Header.LEFT] < 0 || row[Header.RIGHT] < 0) {
            refuse("a model without a name");
        } else if (header.counted()) {
            counts.add(row[Header.LEFT], row[Header.RIGHT], rowCounts);
        } else if (verdict < 0) {
            refuse("unknown verdict \"%s\"; expected one of %s"
                    .formatted(names[Header.WINNER].text(row[Header.WINNER]), Cells.verdicts()));
        } else if (wanted.weight() != null && !(rowWeight > 0)) {
            refuse("no positive number in \"%s\" to weigh the vote by".formatted(wanted.weight()));
        } else {
            counts.add(row[Header.LEFT], row[Header.RIGHT], verdict);
            if (wanted.votes()) {
                add(verdict);
            }
            votes++;
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

    private void add(byte verdict) {
        int at = votes;
        if (at == columns.room()) {
            columns.grow(guess());
        }
        columns.left[at] = row[Header.LEFT];
        columns.right[at] = row[Header.RIGHT];
        columns.verdicts[at] = verdict;
        if (wanted.raters()) {
            columns.rater[at] = row[Header.RATER];
        }
        if (wanted.tasks()) {
            columns.task[at] = row[Header.TASK];
        }
        if (wanted.weight() != null) {
            columns.weights[at] = rowWeight;
        }
        if (rowFeatures.length > 0) {
            features.set(at, rowFeatures);
        }
    }

    /** As many votes as there will be, were all rows as long as those so far: growing by little copies much. */
    private int guess() {
        long all = place > from && to > place ? votes * (to - from) / (place - from) : 2L * votes;
        return (int) Math.min(Integer.MAX_VALUE - 8, Math.max(all + all / 64, votes) + SAMPLE);
    }
}

package dev.evenhand.cli;

/** Votes one by one as they are read, so many that a thread does not ask for room too often and wastes little. */
final class VoteBlock {

    static final int SIZE = 1 << 15;

    private static final int[] NOT_WANTED = new int[0];

    final int[] left = new int[SIZE];
    final int[] right = new int[SIZE];
    final byte[] verdicts = new byte[SIZE];
    final int[] rater;
    final int[] task;
    final double[] weights;

    /** For each style feature how much more of it the left response has. */
    final double[][] features;

    VoteBlock(Header header, Header.Wanted wanted) {
        rater = wanted.raters() ? new int[SIZE] : NOT_WANTED;
        task = wanted.tasks() ? new int[SIZE] : NOT_WANTED;
        weights = new double[wanted.weight() == null ? 0 : SIZE];
        features = new double[header.features().size()][SIZE];
    }

    /** Numbers without a name are {@link Names#NONE} before and after. */
    static void renumber(int[] from, int count, int[] numbers, int[] into, int at) {
        for (int i = 0; i < count; i++) {
            into[at + i] = from[i] == Names.NONE ? Names.NONE : numbers[from[i]];
        }
    }
}

package dev.evenhand.cli;

import java.util.Arrays;

/** Votes one by one as they are read, in columns that grow; empty ones where a column is not wanted. */
final class VoteColumns {

    int[] left = new int[0];
    int[] right = new int[0];
    byte[] verdicts = new byte[0];
    int[] rater = new int[0];
    int[] task = new int[0];
    double[] weights = new double[0];

    private final Header.Wanted wanted;

    VoteColumns(Header.Wanted wanted) {
        this.wanted = wanted;
    }

    int room() {
        return left.length;
    }

    void grow(int room) {
        left = Arrays.copyOf(left, room);
        right = Arrays.copyOf(right, room);
        verdicts = Arrays.copyOf(verdicts, room);
        rater = wanted.raters() ? Arrays.copyOf(rater, room) : rater;
        task = wanted.tasks() ? Arrays.copyOf(task, room) : task;
        weights = wanted.weight() == null ? weights : Arrays.copyOf(weights, room);
    }

    /** Numbers without a name are {@link Names#NONE} before and after. */
    static void renumber(int[] from, int count, int[] numbers, int[] into, int at) {
        for (int i = 0; i < count; i++) {
            into[at + i] = from[i] == Names.NONE ? Names.NONE : numbers[from[i]];
        }
    }
}

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

    /** Takes the votes of a part to their place. */
    void take(VoteColumns part, int count, Numbers numbers, int at) {
        renumber(part.left, count, numbers.models, left, at);
        renumber(part.right, count, numbers.models, right, at);
        System.arraycopy(part.verdicts, 0, verdicts, at, count);
        if (wanted.raters()) {
            renumber(part.rater, count, numbers.raters, rater, at);
        }
        if (wanted.tasks()) {
            renumber(part.task, count, numbers.tasks, task, at);
        }
        if (wanted.weight() != null) {
            System.arraycopy(part.weights, 0, weights, at, count);
        }
    }

    /** Numbers without a name are {@link Names#NONE} before and after. */
    private static void renumber(int[] from, int count, int[] numbers, int[] into, int at) {
        if (same(numbers)) {
            System.arraycopy(from, 0, into, at, count);
            return;
        }
        for (int i = 0; i < count; i++) {
            into[at + i] = from[i] == Names.NONE ? Names.NONE : numbers[from[i]];
        }
    }

    private static boolean same(int[] numbers) {
        for (int i = 0; i < numbers.length; i++) {
            if (numbers[i] != i) {
                return false;
            }
        }
        return true;
    }

    /** For each number of a name in a part its number among those of all parts. */
    record Numbers(int[] models, int[] raters, int[] tasks) {}
}

package dev.evenhand.statistics;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Cuts long columns into slices that cores share. How many depends on nothing but the length, so that sums are the same
 * to the last bit on every machine.
 */
final class Slices {

    /** Shorter columns are done before a second thread has begun. */
    private static final int ROWS_WORTH_SLICING = 50_000;

    private Slices() {}

    static boolean worth(int rows) {
        return rows >= ROWS_WORTH_SLICING;
    }

    /** What each of so many slices gives, in their order; one slice for few rows. */
    static <T> List<T> of(int rows, int slices, Slice<T> slice) {
        int count = worth(rows) ? slices : 1;
        return IntStream.range(0, count)
                .parallel()
                .mapToObj(i -> slice.of((int) ((long) rows * i / count), (int) ((long) rows * (i + 1) / count)))
                .toList();
    }

    /** Something to do with the rows from one up to another. */
    interface Slice<T> {
        T of(int from, int to);
    }
}

package dev.evenhand.statistics;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.LongStream;

/** Votes by who stood left, who stood right and verdict: a table while models are few, and a map of those that met beyond. */
final class SeatedCells {

    private static final int VERDICTS = Verdict.values().length;

    /** A table of so many models is 8 MB. */
    private static final int MOST_IN_A_TABLE = 512;

    private final int size;
    private final long[] table;
    private final Map<Long, long[]> cells = new HashMap<>();

    private SeatedCells(int size, long[] table) {
        this.size = size;
        this.table = table;
    }

    static SeatedCells among(int models) {
        return new SeatedCells(models, new long[models <= MOST_IN_A_TABLE ? models * models * VERDICTS : 0]);
    }

    void add(int left, int right, Verdict verdict, long count) {
        long cell = (long) left * size + right;
        if (table.length > 0) {
            table[(int) cell * VERDICTS + verdict.ordinal()] += count;
        } else if (count > 0) {
            cells.computeIfAbsent(cell, any -> new long[VERDICTS])[verdict.ordinal()] += count;
        }
    }

    /** Both sides of every pair that met, as one model times the number of all plus the other, in order. */
    long[] meetings() {
        if (table.length > 0) {
            return meetingsInTable();
        }
        return cells.keySet().stream()
                .mapToLong(Long::longValue)
                .filter(cell -> cell / size != cell % size)
                .flatMap(cell -> LongStream.of(cell, cell % size * size + cell / size))
                .sorted()
                .distinct()
                .toArray();
    }

    private long[] meetingsInTable() {
        var meetings = new long[size * size];
        int used = 0;
        for (int model = 0; model < size; model++) {
            for (int other = 0; other < size; other++) {
                if (model != other && (any(model, other) || any(other, model))) {
                    meetings[used++] = (long) model * size + other;
                }
            }
        }
        return Arrays.copyOf(meetings, used);
    }

    private boolean any(int left, int right) {
        int at = (left * size + right) * VERDICTS;
        return (table[at] | table[at + 1] | table[at + 2] | table[at + 3]) != 0;
    }

    long sum(int left, int right) {
        var votes = new long[VERDICTS];
        copy(left, right, votes, 0);
        return votes[0] + votes[1] + votes[2] + votes[3];
    }

    /** Copies the votes with each verdict of a pair so seated. */
    void copy(int left, int right, long[] into, int at) {
        if (table.length > 0) {
            System.arraycopy(table, (left * size + right) * VERDICTS, into, at, VERDICTS);
        } else {
            var votes = cells.get((long) left * size + right);
            if (votes != null) {
                System.arraycopy(votes, 0, into, at, VERDICTS);
            }
        }
    }
}

package dev.evenhand.cli;

import dev.evenhand.statistics.PairCounts;
import dev.evenhand.statistics.Verdict;
import java.util.HashMap;
import java.util.Map;

/** Votes by pair, seat and verdict: a table while models are few, a map of pairs beyond. */
final class CountTable {

    private static final Verdict[] MEANINGS = Verdict.values();

    private static final int VERDICTS = MEANINGS.length;

    private static final int MOST = 1024;

    private int side = 64;
    private long[] table = new long[side * side * VERDICTS];
    private final Map<Long, long[]> more = new HashMap<>();

    void add(int left, int right, int verdict) {
        if (Math.max(left, right) < side) {
            table[(left * side + right) * VERDICTS + verdict]++;
        } else {
            cell(left, right)[verdict]++;
        }
    }

    void add(int left, int right, long[] votes) {
        var cell = cell(left, right);
        for (int verdict = 0; verdict < VERDICTS; verdict++) {
            cell[verdict] += votes[verdict];
        }
    }

    /** @param models for each number that was counted here its number there */
    void addTo(PairCounts.Builder counts, int[] models) {
        int used = Math.min(side, models.length);
        for (int left = 0; left < used; left++) {
            for (int right = 0; right < used; right++) {
                add(counts, models[left], models[right], table, (left * side + right) * VERDICTS);
            }
        }
        for (var pair : more.entrySet()) {
            long key = pair.getKey();
            add(counts, models[(int) (key >> 32)], models[(int) key], pair.getValue(), 0);
        }
    }

    private static void add(PairCounts.Builder counts, int left, int right, long[] votes, int from) {
        for (int verdict = 0; verdict < VERDICTS; verdict++) {
            if (votes[from + verdict] > 0) {
                counts.add(left, right, MEANINGS[verdict], votes[from + verdict]);
            }
        }
    }

    private long[] cell(int left, int right) {
        while (Math.max(left, right) >= side && side < MOST) {
            grow();
        }
        long pair = (long) left << 32 | right;
        var cell = more.get(pair);
        if (cell == null) {
            cell = new long[VERDICTS];
            more.put(pair, cell);
        }
        return cell;
    }

    /** What went to the map before stays there; both are added up in the end. */
    private void grow() {
        var wider = new long[4 * table.length];
        for (int row = 0; row < side; row++) {
            System.arraycopy(table, row * side * VERDICTS, wider, 2 * row * side * VERDICTS, side * VERDICTS);
        }
        table = wider;
        side *= 2;
    }
}

package dev.evenhand.cli;

import dev.evenhand.statistics.PairCounts;
import dev.evenhand.statistics.Verdict;
import java.util.HashMap;
import java.util.Map;

/** Votes by pair, seat and verdict: a table while models are few, a map of pairs beyond. */
final class CountTable {

    private static final int VERDICTS = Verdict.values().length;

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
        for (int at = 0; at < table.length; at++) {
            if (table[at] > 0) {
                int pair = at / VERDICTS;
                counts.add(models[pair / side], models[pair % side], Verdict.values()[at % VERDICTS], table[at]);
            }
        }
        more.forEach((pair, votes) -> {
            for (var verdict : Verdict.values()) {
                counts.add(models[(int) (pair >> 32)], models[pair.intValue()], verdict, votes[verdict.ordinal()]);
            }
        });
    }

    private long[] cell(int left, int right) {
        while (Math.max(left, right) >= side && side < MOST) {
            grow();
        }
        return more.computeIfAbsent((long) left << 32 | right, pair -> new long[VERDICTS]);
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

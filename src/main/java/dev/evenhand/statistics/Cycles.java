package dev.evenhand.statistics;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.IntStream;

/**
 * Where preferences go round: A is preferred to B, B to C and C to A. Takes decisive votes alone and needs no fit; the
 * work grows with the number of triads that were compared, for K models at most with its cube.
 *
 * @param triads sets of three models with votes between all of them
 * @param strongest those with the largest z, largest first
 */
public record Cycles(long triads, List<TriadCurl> strongest) {

    private static final Comparator<TriadCurl> WEAKEST_FIRST = Comparator.comparingDouble(TriadCurl::z)
            .thenComparing(TriadCurl::first, Comparator.reverseOrder())
            .thenComparing(TriadCurl::second, Comparator.reverseOrder())
            .thenComparing(TriadCurl::third, Comparator.reverseOrder());

    public Cycles {
        strongest = List.copyOf(strongest);
    }

    /** Looks at every triad and keeps at most so many. */
    public static Cycles of(PairCounts counts, int most) {
        Arguments.atLeastOne("Number of triads to keep", most);
        var kept = new PriorityQueue<>(WEAKEST_FIRST);
        long triads = 0;
        for (int first = 0; first < counts.size(); first++) {
            var later = later(counts, first).toArray();
            for (int second : later) {
                for (int third : later) {
                    if (third > second && counts.meeting(second, third) >= 0) {
                        triads++;
                        kept.add(TriadCurl.of(counts, first, second, third));
                        if (kept.size() > most) {
                            kept.remove();
                        }
                    }
                }
            }
        }
        return new Cycles(
                triads,
                kept.stream().sorted(Collections.reverseOrder(WEAKEST_FIRST)).toList());
    }

    /** The chance that any of all triads goes round so far if none does, at most (Bonferroni); 1 without triads. */
    public double pValue() {
        return strongest.isEmpty() ? 1 : Math.min(1, triads * strongest.get(0).pValue());
    }

    private static IntStream later(PairCounts counts, int model) {
        return counts.meetings(model).map(counts::opponent).filter(other -> other > model);
    }
}

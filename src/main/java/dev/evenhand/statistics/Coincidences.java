package dev.evenhand.statistics;

import java.util.Map;

/**
 * How often two codes met in a unit, where each unit counts as often as it has codes: {@code o_ck = sum over units of
 * n_c (n_k - [c = k]) / (m - 1)} (Krippendorff 2011, Computing Krippendorff's Alpha-Reliability).
 */
final class Coincidences {

    private final double[][] counts;
    private final double[] margins;
    private final double total;

    Coincidences(Codings codings) {
        int size = codings.categories().size();
        counts = new double[size][size];
        codings.units().stream().filter(Codings::pairable).forEach(this::add);
        margins = new double[size];
        double sum = 0;
        for (int c = 0; c < size; c++) {
            for (double count : counts[c]) {
                margins[c] += count;
            }
            sum += margins[c];
        }
        total = sum;
    }

    double count(int first, int second) {
        return counts[first][second];
    }

    double margin(int category) {
        return margins[category];
    }

    double total() {
        return total;
    }

    int size() {
        return margins.length;
    }

    private void add(Map<Integer, Integer> unit) {
        double others = Codings.codes(unit) - 1;
        unit.forEach((c, codes) -> unit.forEach(
                (k, matches) -> counts[c][k] += (double) codes * (c.equals(k) ? matches - 1 : matches) / others));
    }
}

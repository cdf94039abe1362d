package dev.evenhand.statistics;

import dev.evenhand.statistics.Agreement.Undefined;
import java.util.Map;

/**
 * Gwet's coefficients {@code (p_a - p_e) / (1 - p_e)}, which stay steady where nearly all codes are the same, with {@code
 * p_e = T_w sum p_k (1 - p_k) / (q (q - 1))}, {@code T_w} the sum of all weights and {@code q} the number of categories
 * to choose from (Gwet 2008, British Journal of Mathematical and Statistical Psychology 61; Gwet 2014, Handbook of
 * Inter-Rater Reliability). Units with one code tell of chance, those with more of both.
 */
public enum GwetAgreement {
    /** Codes agree or do not. */
    AC1 {
        @Override
        double weight(Codings codings, int first, int second) {
            return first == second ? 1 : 0;
        }
    },
    /** Codes agree in part, less so by the square of how far their values are apart. */
    AC2_QUADRATIC {
        @Override
        double weight(Codings codings, int first, int second) {
            double range = codings.value(codings.categories().size() - 1) - codings.value(0);
            double apart = (codings.value(first) - codings.value(second)) / range;
            return 1 - apart * apart;
        }
    };

    public Agreement of(Codings codings) {
        int size = codings.categories().size();
        var pairable = codings.units().stream().filter(Codings::pairable).toList();
        if (pairable.isEmpty()) {
            return Agreement.undefined(title(), codings, Undefined.NOTHING_TO_COMPARE);
        }
        if (size == 1) {
            return Agreement.undefined(title(), codings, Undefined.ONE_CATEGORY);
        }
        double observed = pairable.stream()
                .mapToDouble(unit -> agreement(codings, unit))
                .average()
                .orElseThrow();
        double expected = weightSum(codings) * spread(codings) / (size * (size - 1.0));
        return Agreement.of(title(), codings, observed, expected, (observed - expected) / (1 - expected));
    }

    abstract double weight(Codings codings, int first, int second);

    /** The share of pairs of codes of one unit that agree. */
    private double agreement(Codings codings, Map<Integer, Integer> unit) {
        double agreeing = 0;
        for (var one : unit.entrySet()) {
            double like = 0;
            for (var other : unit.entrySet()) {
                like += weight(codings, one.getKey(), other.getKey()) * other.getValue();
            }
            agreeing += one.getValue() * (like - 1);
        }
        double codes = Codings.codes(unit);
        return agreeing / (codes * (codes - 1));
    }

    private double weightSum(Codings codings) {
        double sum = 0;
        for (int first = 0; first < codings.categories().size(); first++) {
            for (int second = 0; second < codings.categories().size(); second++) {
                sum += weight(codings, first, second);
            }
        }
        return sum;
    }

    /** The sum of {@code p_k (1 - p_k)}, p_k the mean share of a category in a unit. */
    private static double spread(Codings codings) {
        var shares = new double[codings.categories().size()];
        for (var unit : codings.units()) {
            double codes = Codings.codes(unit);
            unit.forEach((category, count) -> shares[category] += count / codes);
        }
        double spread = 0;
        for (double share : shares) {
            double mean = share / codings.units().size();
            spread += mean * (1 - mean);
        }
        return spread;
    }

    private String title() {
        return switch (this) {
            case AC1 -> "Gwet's AC1";
            case AC2_QUADRATIC -> "Gwet's AC2, quadratic weights";
        };
    }
}

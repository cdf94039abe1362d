package dev.evenhand.statistics;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An interval for nominal alpha by leaving out one unit after the other (the delete-one jackknife; Efron 1982, The
 * Jackknife, the Bootstrap and Other Resampling Plans, with t of one unit less), units being what was drawn.
 *
 * <p>With n codes, n_c of category c, and o the sum of {@code n_uc (n_uc - 1) / (m_u - 1)} over units and categories,
 * alpha is {@code 1 - (n - 1) (n - o) / (n^2 - sum of n_c^2)} (Krippendorff 2011): a unit less is a handful of sums less,
 * and units that were coded alike are left out once for all of them.
 */
public final class AgreementInterval {

    /** Units below which neither t nor the jackknife is to be relied on. */
    private static final int FEWEST = 10;

    private final Map<Map<Integer, Integer>, Integer> alike = new HashMap<>();
    private final double[] codes;
    private double all;
    private double met;
    private int units;

    private AgreementInterval(Codings codings) {
        codes = new double[codings.categories().size()];
        for (var unit : codings.units()) {
            if (Codings.pairable(unit)) {
                alike.merge(unit, 1, Integer::sum);
                count(unit, 1);
                units++;
            }
        }
    }

    /** Empty where alpha, or alpha without some unit, says nothing: of few units, or of codes that are all the same. */
    public static Optional<Interval> of(Codings codings, double level) {
        Arguments.between0And1("Level", level);
        return new AgreementInterval(codings).interval(1 - level);
    }

    private Optional<Interval> interval(double alpha) {
        double whole = value();
        double sum = 0;
        double squares = 0;
        for (var entry : alike.entrySet()) {
            count(entry.getKey(), -1);
            double moved = value() - whole;
            count(entry.getKey(), 1);
            sum += entry.getValue() * moved;
            squares += entry.getValue() * moved * moved;
        }
        double variance = (units - 1.0) / units * Math.max(0, squares - sum * sum / units);
        if (units < FEWEST || !Double.isFinite(variance)) {
            return Optional.empty();
        }
        double reach = Critical.t(alpha, units - 1) * Math.sqrt(variance);
        return Optional.of(new Interval(whole - reach, whole + reach));
    }

    private void count(Map<Integer, Integer> unit, int times) {
        double size = Codings.codes(unit);
        all += times * size;
        unit.forEach((category, given) -> {
            codes[category] += times * given;
            met += times * given * (given - 1.0) / (size - 1);
        });
    }

    private double value() {
        double chance = all * all;
        for (double given : codes) {
            chance -= given * given;
        }
        return chance <= 0 ? Double.NaN : 1 - (all - 1) * (all - met) / chance;
    }
}

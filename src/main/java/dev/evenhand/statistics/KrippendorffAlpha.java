package dev.evenhand.statistics;

import dev.evenhand.statistics.Agreement.Undefined;

/**
 * Krippendorff's alpha, {@code 1 - D_o / D_e} with {@code D_o = sum o_ck d_ck / n} and {@code D_e = sum n_c n_k d_ck /
 * (n (n - 1))}, for any number of raters and missing codes (Krippendorff 2011, Computing Krippendorff's
 * Alpha-Reliability). The constants are its squared differences {@code d}.
 */
public enum KrippendorffAlpha {
    /** Codes are the same or not. */
    NOMINAL {
        @Override
        double difference(Codings codings, Coincidences met, int low, int high) {
            return 1;
        }
    },
    /** Codes are as far apart as there are codes given between them. */
    ORDINAL {
        @Override
        double difference(Codings codings, Coincidences met, int low, int high) {
            double between = (met.margin(low) + met.margin(high)) / 2;
            for (int category = low + 1; category < high; category++) {
                between += met.margin(category);
            }
            return between * between;
        }
    },
    /** Codes are as far apart as their values. */
    INTERVAL {
        @Override
        double difference(Codings codings, Coincidences met, int low, int high) {
            double apart = codings.value(high) - codings.value(low);
            return apart * apart;
        }
    };

    public Agreement of(Codings codings) {
        var met = new Coincidences(codings);
        if (met.total() == 0) {
            return Agreement.undefined(title(), codings, Undefined.NOTHING_TO_COMPARE);
        }
        double observed = 0;
        double expected = 0;
        for (int low = 0; low < met.size(); low++) {
            for (int high = low + 1; high < met.size(); high++) {
                double difference = difference(codings, met, low, high);
                observed += 2 * difference * met.count(low, high) / met.total();
                expected += 2 * difference * met.margin(low) * met.margin(high) / met.total() / (met.total() - 1);
            }
        }
        if (expected == 0) {
            return Agreement.undefined(title(), codings, observed, expected, Undefined.ALL_THE_SAME);
        }
        if (codings.units().stream().filter(Codings::pairable).count() == 1) {
            return Agreement.undefined(title(), codings, observed, expected, Undefined.ONE_UNIT);
        }
        return Agreement.of(title(), codings, observed, expected, 1 - observed / expected);
    }

    /** The squared difference of two categories, the lower first. */
    abstract double difference(Codings codings, Coincidences met, int low, int high);

    private String title() {
        return switch (this) {
            case NOMINAL -> "Krippendorff's alpha, nominal";
            case ORDINAL -> "Krippendorff's alpha, ordinal";
            case INTERVAL -> "Krippendorff's alpha, interval";
        };
    }
}

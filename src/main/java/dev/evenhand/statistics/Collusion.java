package dev.evenhand.statistics;

import java.util.List;
import java.util.OptionalDouble;

/**
 * How much more often two raters agree on the same comparisons than their models explain: {@code z = (agreements - sum
 * pi) / sqrt(sum pi (1 - pi))}, {@code pi = p^2 + t^2 + (1 - p - t)^2} the chance that two independent votes are alike.
 *
 * <p>For analysts who use this package: no page and no command shows it.
 *
 * @param shared comparisons on which both voted
 * @param expected agreements that independent votes would have, {@code sum pi}
 * @param z about standard normal for independent raters with many shared comparisons; empty where votes were certain
 */
public record Collusion(int shared, int agreements, double expected, OptionalDouble z) {

    public static Collusion of(List<SharedComparison> comparisons) {
        int agreements = 0;
        double expected = 0;
        double variance = 0;
        for (var comparison : comparisons) {
            double alike = comparison.chanceAlike();
            agreements += comparison.alike() ? 1 : 0;
            expected += alike;
            variance += alike * (1 - alike);
        }
        var z = variance > 0
                ? OptionalDouble.of((agreements - expected) / Math.sqrt(variance))
                : OptionalDouble.empty();
        return new Collusion(comparisons.size(), agreements, expected, z);
    }

    /**
     * A comparison on which two raters voted.
     *
     * @param chances for both, by the votes of all others
     * @param alike whether they preferred the same model or both neither
     */
    public record SharedComparison(Chances chances, boolean alike) {

        double chanceAlike() {
            return chances.first() * chances.first()
                    + chances.tie() * chances.tie()
                    + chances.second() * chances.second();
        }
    }
}

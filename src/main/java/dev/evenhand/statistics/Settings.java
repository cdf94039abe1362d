package dev.evenhand.statistics;

/**
 * How a fit was asked for; part of the result, so that it can be done again.
 *
 * @param level share of intervals that should hold the truth
 * @param tolerance the fit ends when no gap moves by more than this, in natural logarithms of odds
 */
public record Settings(double level, double tolerance, int maxIterations) {

    static final Settings STANDARD = new Settings(0.95, 1e-12, 200);

    public Settings {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("Level %s is not between 0 and 1".formatted(level));
        }
        if (!(tolerance > 0)) {
            throw new IllegalArgumentException("Tolerance %s is not positive".formatted(tolerance));
        }
        if (maxIterations < 1) {
            throw new IllegalArgumentException("At least one iteration is needed, not %d".formatted(maxIterations));
        }
    }
}

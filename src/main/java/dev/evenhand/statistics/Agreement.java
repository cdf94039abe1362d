package dev.evenhand.statistics;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How far raters agree beyond chance: 1 for always, 0 for no more than chance would have it, below for less.
 *
 * <p>Raters of two models that are close must disagree, so that a low value there tells of the models; read it beside
 * the win share.
 *
 * @param coefficient name of the coefficient with its weights
 * @param units units with at least two codes
 * @param singles units left out of {@code observed} because they have one code
 * @param codes codes in {@code units}
 * @param observed disagreement for Krippendorff's alpha, agreement for Gwet's coefficients
 * @param expected the same by chance
 * @param value empty if and only if {@code undefined} says why
 */
public record Agreement(
        String coefficient,
        int units,
        int singles,
        long codes,
        OptionalDouble observed,
        OptionalDouble expected,
        OptionalDouble value,
        Optional<Undefined> undefined) {

    static Agreement of(String coefficient, Codings codings, double observed, double expected, double value) {
        return of(
                coefficient,
                codings,
                OptionalDouble.of(observed),
                OptionalDouble.of(expected),
                OptionalDouble.of(value),
                Optional.empty());
    }

    static Agreement undefined(
            String coefficient, Codings codings, double observed, double expected, Undefined reason) {
        return of(
                coefficient,
                codings,
                OptionalDouble.of(observed),
                OptionalDouble.of(expected),
                OptionalDouble.empty(),
                Optional.of(reason));
    }

    static Agreement undefined(String coefficient, Codings codings, Undefined reason) {
        return of(
                coefficient,
                codings,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Optional.of(reason));
    }

    private static Agreement of(
            String coefficient,
            Codings codings,
            OptionalDouble observed,
            OptionalDouble expected,
            OptionalDouble value,
            Optional<Undefined> undefined) {
        var pairable = codings.units().stream().filter(Codings::pairable).toList();
        return new Agreement(
                coefficient,
                pairable.size(),
                codings.units().size() - pairable.size(),
                pairable.stream().mapToLong(Codings::codes).sum(),
                observed,
                expected,
                value,
                undefined);
    }

    /** Why there is no coefficient. */
    public enum Undefined {
        /** No unit has two codes. */
        NOTHING_TO_COMPARE,
        /** A single unit has two codes, so that chance cannot be told from agreement. */
        ONE_UNIT,
        /** All codes are the same, so that chance alone agrees always. */
        ALL_THE_SAME,
        /** There is one category to choose from. */
        ONE_CATEGORY
    }
}

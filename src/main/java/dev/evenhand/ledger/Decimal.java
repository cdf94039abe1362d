package dev.evenhand.ledger;

/** Reads a size or an index as logs write them: digits without leading zeroes, and no more than a long holds. */
final class Decimal {

    private Decimal() {}

    static long parse(String text) {
        if (!text.matches("0|[1-9][0-9]{0,17}")) {
            throw new Malformed("\"%s\" is not a number without leading zeroes".formatted(text));
        }
        return Long.parseLong(text);
    }
}

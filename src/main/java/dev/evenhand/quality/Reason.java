package dev.evenhand.quality;

/** Why somebody decided so about a rater, in words that readers of the result see. */
final class Reason {

    private static final int LONGEST = 2000;

    private Reason() {}

    static boolean unfit(String given) {
        return given.isBlank() || given.length() > LONGEST;
    }
}

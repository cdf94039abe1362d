package dev.evenhand.statistics;

import java.util.Optional;

/** What raters answered when asked which product wrote an answer. */
public record BlindingGuesses(long correct, long incorrect, long dontKnow) {

    public BlindingGuesses {
        Arguments.count("Number of correct guesses", correct);
        Arguments.count("Number of incorrect guesses", incorrect);
        Arguments.count("Number of raters who did not know", dontKnow);
    }

    public long asked() {
        return correct + incorrect + dontKnow;
    }

    /** How far raters saw through the blinding; nothing before the first answer. */
    public Optional<BlindingIndex> index(double alpha) {
        Arguments.between0And1("Alpha", alpha);
        return asked() == 0 ? Optional.empty() : Optional.of(BlindingIndex.of(this, alpha));
    }
}

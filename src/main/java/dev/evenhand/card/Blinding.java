package dev.evenhand.card;

import dev.evenhand.card.Card.Check;
import dev.evenhand.statistics.BlindingGuesses;
import java.util.Optional;
import java.util.OptionalDouble;

/** What raters took responses for; without an index where they were asked and nobody has answered. */
public record Blinding(long asked, OptionalDouble index, Optional<Measured.Range> interval, boolean alarm) {

    /** Nothing where nobody was asked. */
    static Optional<Blinding> of(StudyFacts facts, double alpha) {
        return facts.blinding()
                .map(given -> new BlindingGuesses(given.correct(), given.incorrect(), given.dontKnow()))
                .map(guesses -> guesses.index(alpha)
                        .map(index -> new Blinding(
                                guesses.asked(),
                                OptionalDouble.of(index.index()),
                                Optional.of(new Measured.Range(index.lower(), index.upper())),
                                index.alarm()))
                        .orElseGet(
                                () -> new Blinding(guesses.asked(), OptionalDouble.empty(), Optional.empty(), false)));
    }

    static Check check(Optional<Blinding> blinding, boolean over) {
        return blinding.map(asked -> asked.check(over))
                .orElse(new Check("blinding", "none", "Nobody was asked who wrote the responses"));
    }

    private Check check(boolean over) {
        if (index.isEmpty()) {
            return new Check(
                    "blinding",
                    "none",
                    over
                            ? "Raters were to be asked who wrote the responses, and nobody answered"
                            : "Raters are asked who wrote the responses; no answers yet");
        }
        return new Check(
                "blinding",
                alarm ? "fail" : "ok",
                alarm ? "Raters could tell who wrote" : "Raters could not tell who wrote");
    }
}

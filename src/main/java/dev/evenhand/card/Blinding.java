package dev.evenhand.card;

import dev.evenhand.card.Card.Check;
import dev.evenhand.statistics.BlindingGuesses;
import dev.evenhand.statistics.BlindingIndex;
import dev.evenhand.statistics.Reach;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What raters took responses for; without an index where they were asked and nobody has answered.
 *
 * @param apart p of those who knew having preferred as the others did; empty where either are too few
 * @param differs whether they preferred otherwise
 */
public record Blinding(
        long asked,
        OptionalDouble index,
        Optional<Measured.Range> interval,
        boolean alarm,
        OptionalDouble apart,
        boolean differs) {

    /** With fewer decisive votes a difference of two shares is not asked for: a normal curve is no likeness of it. */
    private static final int FEW = 10;

    /** Nothing where nobody was asked. */
    static Optional<Blinding> of(StudyFacts facts, double alpha) {
        return facts.blinding().map(given -> of(given, alpha));
    }

    private static Blinding of(StudyFacts.Blinding given, double alpha) {
        var guesses = new BlindingGuesses(given.correct(), given.incorrect(), given.dontKnow());
        var index = guesses.index(alpha);
        var apart = apart(given.knew(), given.others());
        return new Blinding(
                guesses.asked(),
                index.isPresent() ? OptionalDouble.of(index.get().index()) : OptionalDouble.empty(),
                index.map(found -> new Measured.Range(found.lower(), found.upper())),
                index.map(BlindingIndex::alarm).orElse(false),
                apart,
                apart.isPresent() && apart.getAsDouble() < alpha);
    }

    /** Of two independent shares, with their common spread. */
    private static OptionalDouble apart(StudyFacts.Preferred knew, StudyFacts.Preferred others) {
        double votes = knew.votes() + others.votes();
        double share = (knew.wins() + others.wins()) / votes;
        if (Math.min(knew.votes(), others.votes()) < FEW || share <= 0 || share >= 1) {
            return OptionalDouble.empty();
        }
        double difference = (double) knew.wins() / knew.votes() - (double) others.wins() / others.votes();
        double error = Math.sqrt(share * (1 - share) * (1.0 / knew.votes() + 1.0 / others.votes()));
        return OptionalDouble.of(Reach.pValue(difference / error, OptionalInt.empty()));
    }

    static Check check(Optional<Blinding> blinding, boolean over) {
        return blinding.map(asked -> asked.check(over))
                .orElse(new Check("blinding", "none", "Nobody was asked who wrote the responses"));
    }

    private Check check(boolean over) {
        if (interval.isEmpty()) {
            return new Check(
                    "blinding",
                    "none",
                    over
                            ? "Raters were to be asked who wrote the responses, and nobody answered"
                            : "Raters are asked who wrote the responses; no answers yet");
        }
        if (alarm) {
            return new Check("blinding", "fail", "Raters could tell who wrote");
        }
        if (differs) {
            return new Check(
                    "blinding",
                    "warn",
                    "Raters who knew who wrote preferred otherwise than the others (%s)"
                            .formatted(Words.chance(apart.orElseThrow())));
        }
        return interval.get().upper() <= BlindingIndex.ALARM
                ? new Check("blinding", "ok", "Few raters, if any, could tell who wrote")
                : new Check(
                        "blinding",
                        "none",
                        "Whether raters could tell who wrote is not known from %s"
                                .formatted(asked == 1 ? "1 answer" : Words.count(asked) + " answers"));
    }
}

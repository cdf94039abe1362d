package dev.evenhand.card;

import java.util.List;
import java.util.Optional;

/**
 * Where tasks and responses come from, as far as it is on record.
 *
 * @param words empty where there are too few texts
 */
public record Material(
        Background.Origin origin,
        List<Background.Answers> answers,
        long copies,
        long reused,
        Optional<WordsAlone> words) {

    public Material {
        answers = List.copyOf(answers);
    }

    static Material of(Background known, CardPlan.Pair pair) {
        return new Material(
                known.origin(),
                known.answers(),
                known.copies().size(),
                known.reused().size(),
                WordsAlone.of(known.apart(), pair));
    }
}

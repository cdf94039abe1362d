package dev.evenhand.card;

import dev.evenhand.statistics.MirroredRepeats;
import java.util.OptionalDouble;

/**
 * How raters did where it can be known: right answers to gold tasks, and whether they prefer the same once sides are
 * swapped (with Cohen's kappa, and McNemar's p of a pull to one side). Empty where nothing was asked; repeats with a tie are counted
 * apart.
 */
public record Care(
        long golds,
        OptionalDouble right,
        long repeats,
        long undecided,
        OptionalDouble consistency,
        OptionalDouble kappa,
        OptionalDouble positionP) {

    static Care of(StudyFacts.Care seen) {
        var repeats = new MirroredRepeats(seen.alwaysOne(), seen.alwaysOther(), seen.alwaysLeft(), seen.alwaysRight());
        boolean any = repeats.pairs() > 0;
        return new Care(
                seen.golds(),
                seen.golds() == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) seen.right() / seen.golds()),
                repeats.pairs(),
                seen.undecided(),
                repeats.consistency(),
                any ? repeats.kappa() : OptionalDouble.empty(),
                any ? OptionalDouble.of(repeats.positionTest().p()) : OptionalDouble.empty());
    }
}

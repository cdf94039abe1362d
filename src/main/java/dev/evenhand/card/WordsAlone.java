package dev.evenhand.card;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Whether a program that only counts words could tell which of the headline's models wrote a response: raters may have been able
 * to, too. It says what could be known, not what anybody knew.
 *
 * @param tasks that both answered, each told from others alone
 * @param share told right; 0.5 is chance
 * @param pairs of models that were asked, of which there is one among two models
 */
public record WordsAlone(
        String first,
        String second,
        long tasks,
        double share,
        Measured.Range interval,
        double auc,
        long pairs,
        double mean,
        Best best) {

    /** The pair that is told apart best. */
    public record Best(String first, String second, double share) {}

    /** Nothing where the headline's models share too few tasks. */
    static Optional<WordsAlone> of(List<Background.Apart> apart, CardPlan.Pair headline) {
        return apart.stream().filter(pair -> pair.among(headline)).findFirst().map(pair -> of(headline, pair, apart));
    }

    private static WordsAlone of(CardPlan.Pair headline, Background.Apart pair, List<Background.Apart> all) {
        var best = all.stream()
                .max(Comparator.comparingDouble(one -> one.told().share()))
                .orElse(pair);
        return new WordsAlone(
                headline.first(),
                headline.second(),
                pair.told().tasks(),
                pair.told().share(),
                new Measured.Range(
                        pair.told().interval().lower(), pair.told().interval().upper()),
                pair.told().auc(),
                all.size(),
                all.stream().mapToDouble(one -> one.told().share()).average().orElse(0.5),
                new Best(best.first(), best.second(), best.told().share()));
    }

    /** Surely more often than by chance. */
    public boolean tells() {
        return interval.lower() > 0.5;
    }
}

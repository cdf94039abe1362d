package dev.evenhand.results;

import dev.evenhand.card.End;
import dev.evenhand.results.ResponseStyles.Features;
import dev.evenhand.statistics.BradleyTerry;
import dev.evenhand.statistics.PairCounts;
import dev.evenhand.statistics.PairVotes;
import dev.evenhand.statistics.Scores;
import dev.evenhand.statistics.Verdict;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The votes that scores are fit to: counts where they say enough, single votes where clustered errors, position or style
 * need them.
 */
final class Evidence {

    private final PairCounts counts;
    private final @Nullable StudyVotes votes;
    private final @Nullable Features features;

    private Evidence(PairCounts counts, @Nullable StudyVotes votes, @Nullable Features features) {
        this.counts = counts;
        this.votes = votes;
        this.features = features;
    }

    static Evidence of(PairCounts counts) {
        return new Evidence(counts, null, null);
    }

    /** @param features needed where style is chosen */
    static Evidence of(StudyVotes votes, @Nullable Features features) {
        return new Evidence(votes.votes().counts(), votes, features);
    }

    PairCounts counts() {
        return counts;
    }

    Scores fit(BradleyTerry method) {
        if (votes == null) {
            return method.fit(counts);
        }
        var single = votes.votes();
        return method.fit(features == null ? single : single.withStyle(features.of(votes)));
    }

    Optional<Evidence> ofCategory(String category) {
        return Optional.ofNullable(votes).map(some -> of(some.ofCategory(category), features));
    }

    Evidence between(String first, String second) {
        return votes == null ? of(only(counts.pair(first, second))) : of(votes.between(first, second), features);
    }

    Duel duel(String first, String second, End end, Choice choice, double level) {
        var method = end.widened(choice.ofShares().method(level));
        var pair = between(first, second);
        return new Duel(pair.counts().pair(first, second), pair.fit(method).contrast(first, second), choice.adjusts());
    }

    static PairCounts only(PairVotes pair) {
        return PairCounts.among(List.of(pair.first(), pair.second()))
                .add(pair.first(), pair.second(), Verdict.MODEL_A, pair.winsFirst())
                .add(pair.first(), pair.second(), Verdict.MODEL_B, pair.winsSecond())
                .add(pair.first(), pair.second(), Verdict.TIE, pair.ties())
                .add(pair.first(), pair.second(), Verdict.BOTH_BAD, pair.bothBad())
                .build();
    }
}

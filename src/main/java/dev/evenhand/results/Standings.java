package dev.evenhand.results;

import dev.evenhand.card.End;
import dev.evenhand.statistics.ModelScore;
import dev.evenhand.statistics.PairCounts;
import dev.evenhand.statistics.Scores;
import dev.evenhand.statistics.Ties;
import dev.evenhand.study.Plan;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the votes of a study, or of one category of it, say at one moment.
 *
 * @param category what the counts and scores are of; all votes if null
 * @param choice how scores were made of votes
 * @param end when they are looked at, which says how wide intervals are
 * @param figures of all votes, whatever the category
 * @param claim the two models that the plan makes a claim about, if it does
 * @param duels the headline's two models in every category
 */
public record Standings(
        Plan plan,
        @Nullable String category,
        Choice choice,
        End end,
        PairCounts counts,
        Scores scores,
        Figures figures,
        Optional<Duel> claim,
        List<CategoryDuel> duels) {

    public Standings {
        duels = List.copyOf(duels);
    }

    /** Best first, those without a score last. */
    public List<ModelScore> models() {
        return scores.models();
    }

    public boolean asPlanned() {
        return choice.equals(Choice.planned(plan));
    }

    /** What the intervals hold for. */
    public String looks() {
        return end.words(figures.elsewhere());
    }

    /** What the errors stand on, as they turned out: votes of one rater alone cannot be clustered by rater. */
    public String errors() {
        var clusters = scores.errors().clusters().keySet();
        return clusters.isEmpty() ? "plain errors, not clustered" : "clustered by " + Choice.words(clusters, "");
    }

    /** What a tie counts in the scores. */
    public String ties() {
        return choice.ties() == Ties.HALF ? "ties counted as half" : "ties by Davidson’s model";
    }

    public boolean empty() {
        return counts.votes() == 0;
    }
}

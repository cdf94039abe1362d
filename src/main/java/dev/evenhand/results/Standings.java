package dev.evenhand.results;

import dev.evenhand.statistics.ModelScore;
import dev.evenhand.statistics.PairCounts;
import dev.evenhand.statistics.Scores;
import dev.evenhand.study.Plan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the votes of a study, or of one category of it, say at one moment.
 *
 * @param category what the counts and scores are of; all votes if null
 * @param figures of all votes, whatever the category
 * @param duels the headline's two models in every category
 */
public record Standings(
        Plan plan,
        @Nullable String category,
        PairCounts counts,
        Scores scores,
        Figures figures,
        List<CategoryDuel> duels) {

    public Standings {
        duels = List.copyOf(duels);
    }

    /** Best first, those without a score last. */
    public List<ModelScore> models() {
        return scores.models();
    }

    /** Clustering asked for by the plan is said to be missing rather than left out silently. */
    public String errors() {
        return plan.cluster().isEmpty()
                ? "plain sandwich errors"
                : "plain sandwich errors; clustering named in the plan is not applied yet";
    }

    public boolean empty() {
        return counts.votes() == 0;
    }
}

package dev.evenhand.results;

import dev.evenhand.statistics.BradleyTerry;
import dev.evenhand.statistics.PairCounts;
import dev.evenhand.statistics.Scores;
import dev.evenhand.study.Plan;
import dev.evenhand.study.PlanReader;
import dev.evenhand.study.Study;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The current standings of studies, fit anew only when votes have come. What a node remembers can be lost or old
 * without harm: the version in the database decides.
 */
@Component
public class ScoreBook {

    /** Standings of 200 models take some two megabytes. */
    private static final int MOST = 24;

    private final Tallies tallies;
    private final PlanReader plans;
    private final Map<Key, Page> pages = new LinkedHashMap<>(MOST, 0.75f, true);

    ScoreBook(Tallies tallies, PlanReader plans) {
        this.tallies = tallies;
        this.plans = plans;
    }

    /** Of one category, or of all votes if it is null. */
    public Standings of(Study study, @Nullable String category) {
        return page(new Key(study.id(), category)).current(study);
    }

    private Page page(Key key) {
        synchronized (pages) {
            var page = pages.computeIfAbsent(key, Page::new);
            if (pages.size() > MOST) {
                pages.remove(pages.keySet().iterator().next());
            }
            return page;
        }
    }

    private record Key(long study, @Nullable String category) {}

    /** One remembered result; those who ask for the same at the same time wait for one fit. */
    private final class Page {

        private final Key key;
        private Tallies.@Nullable Version version;
        private @Nullable Standings standings;

        Page(Key key) {
            this.key = key;
        }

        /** The version is read before the votes: a vote between the two costs another fit and is never missed. */
        synchronized Standings current(Study study) {
            var now = tallies.version(key.study());
            var known = standings;
            if (known == null || !now.equals(version)) {
                known = fit(plans.stored(study.plan()), known);
                standings = known;
                version = now;
            }
            return known;
        }

        private Standings fit(Plan plan, @Nullable Standings earlier) {
            var counts = tallies.counts(key.study(), key.category());
            var figures = tallies.figures(key.study());
            var scores = scores(plan, counts, earlier);
            return new Standings(plan, key.category(), counts, scores, figures, duels(plan, scores));
        }

        private Scores scores(Plan plan, PairCounts counts, @Nullable Standings earlier) {
            var fitting = BradleyTerry.standard().withLevel(plan.level());
            return (earlier == null ? fitting : fitting.startingFrom(earlier.scores())).fit(counts);
        }

        /** The claim's pair, or the two at the top, in every category that has votes between them. */
        private List<CategoryDuel> duels(Plan plan, Scores scores) {
            var claim = plan.claim();
            var first = claim == null ? scores.models().get(0).model() : claim.better();
            var second = claim == null ? scores.models().get(1).model() : claim.than();
            return tallies.pairByCategory(key.study(), first, second).stream()
                    .map(row -> new CategoryDuel(
                            row.category(),
                            Duel.of(first, second, row.wins(), row.losses(), row.ties(), row.bothBad(), plan.level())))
                    .filter(row -> row.duel().votes() > 0)
                    .toList();
        }
    }
}

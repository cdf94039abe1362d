package dev.evenhand.results;

import dev.evenhand.card.End;
import dev.evenhand.statistics.Scores;
import dev.evenhand.study.Plan;
import dev.evenhand.study.PlanReader;
import dev.evenhand.study.Study;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    private static final Choice.Asked NOTHING_ELSE = new Choice.Asked(null, null, null, null);

    private final Tallies tallies;
    private final VoteMemory votes;
    private final ResponseStyles styles;
    private final Looking looking;
    private final PlanReader plans;
    private final Map<Key, Page> pages = new LinkedHashMap<>(MOST, 0.75f, true);

    ScoreBook(Tallies tallies, VoteMemory votes, ResponseStyles styles, Looking looking, PlanReader plans) {
        this.tallies = tallies;
        this.votes = votes;
        this.styles = styles;
        this.looking = looking;
        this.plans = plans;
    }

    /** As planned, for files that programs read; of one category, or of all votes if it is null. */
    public Standings ofFiles(Study study, @Nullable String category) {
        var plan = plans.stored(study.plan());
        return page(new Key(study.id(), category, Choice.of(plan, NOTHING_ELSE), looking.atFiles(study)))
                .current(study, plan);
    }

    /** As planned; of one category, or of all votes if it is null. */
    public Standings of(Study study, @Nullable String category) {
        return of(study, category, NOTHING_ELSE);
    }

    /** With another choice than the plan's. */
    Standings of(Study study, @Nullable String category, Choice.Asked asked) {
        var plan = plans.stored(study.plan());
        return page(new Key(study.id(), category, Choice.of(plan, asked), looking.at(study)))
                .current(study, plan);
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

    private record Key(long study, @Nullable String category, Choice choice, End end) {}

    /** One remembered result; those who ask for the same at the same time wait for one fit. */
    private final class Page {

        private final Key key;
        private Tallies.@Nullable Version version;
        private @Nullable Standings standings;

        Page(Key key) {
            this.key = key;
        }

        /** The version is read before the votes: a vote between the two costs another fit and is never missed. */
        synchronized Standings current(Study study, Plan plan) {
            var now = tallies.version(key.study());
            var known = standings;
            if (known == null || !now.equals(version)) {
                known = fit(study, plan, known);
                standings = known;
                version = now;
            }
            return known;
        }

        private Standings fit(Study study, Plan plan, @Nullable Standings earlier) {
            var all = evidence(study);
            var category = key.category();
            var part = category == null
                    ? all
                    : all.ofCategory(category).orElseGet(() -> Evidence.of(tallies.counts(study.id(), category)));
            var scores = scores(plan, part, earlier);
            var claim = Optional.ofNullable(plan.claim());
            return new Standings(
                    plan,
                    category,
                    key.choice(),
                    key.end(),
                    part.counts(),
                    scores,
                    tallies.figures(key.study()),
                    claim.map(made -> duel(plan, part, made.better(), made.than())),
                    duels(plan, all, scores));
        }

        private Evidence evidence(Study study) {
            var choice = key.choice();
            if (!choice.needsSingleVotes()) {
                return Evidence.of(tallies.counts(study.id(), null));
            }
            return Evidence.of(votes.of(study), choice.style() ? styles.of(study) : null);
        }

        private Scores scores(Plan plan, Evidence evidence, @Nullable Standings earlier) {
            var method = key.end().widened(key.choice().method(plan.level()));
            return evidence.fit(earlier == null ? method : method.startingFrom(earlier.scores()));
        }

        private Duel duel(Plan plan, Evidence evidence, String first, String second) {
            var end = key.end().ofPair(plan.models().size());
            return evidence.duel(first, second, end, key.choice(), plan.level());
        }

        /** The claim's pair, or the two at the top, in every category that has votes between them. */
        private List<CategoryDuel> duels(Plan plan, Evidence all, Scores scores) {
            var claim = plan.claim();
            var first = claim == null ? scores.models().get(0).model() : claim.better();
            var second = claim == null ? scores.models().get(1).model() : claim.than();
            var between = all.between(first, second);
            return tallies.pairByCategory(key.study(), first, second).stream()
                    .filter(row -> row.counted().votes() > 0)
                    .map(row -> new CategoryDuel(
                            row.category(),
                            duel(
                                    plan,
                                    between.ofCategory(row.category())
                                            .orElseGet(() -> Evidence.of(Evidence.only(row.counted()))),
                                    first,
                                    second)))
                    .toList();
        }
    }
}

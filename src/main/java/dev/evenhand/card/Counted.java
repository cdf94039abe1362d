package dev.evenhand.card;

import dev.evenhand.card.CardPlan.Pair;
import dev.evenhand.statistics.Scores;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeSet;

/**
 * What a card says that follows from plan and votes alone: the headline, the same with and without exclusions and
 * category by category, what would overturn it, what seats did and how far raters agree. Cards are made of it, bundles carry it, and a verifier computes it again.
 *
 * @param exclusions without any, as planned, and with each rule alone
 * @param categories every one that was planned or voted in; empty where tasks have none
 */
public record Counted(
        Pair pair,
        Measured headline,
        List<Card.Exclusion> exclusions,
        List<Card.Category> categories,
        Fragility fragility,
        Sides sides,
        List<Card.Agreeing> agreement) {

    public Counted {
        agreement = List.copyOf(agreement);
        exclusions = List.copyOf(exclusions);
        categories = List.copyOf(categories);
    }

    /** @param votes all there are, also those that are left out */
    public static Counted of(CardPlan plan, CardVotes votes, End end) {
        return of(plan, votes, end, scores(plan, votes.counted(), end));
    }

    static Scores scores(CardPlan plan, CardVotes counted, End end) {
        return end.widened(plan.method()).fit(counted.votes());
    }

    static Counted of(CardPlan plan, CardVotes votes, End end, Scores scores) {
        var counted = votes.counted();
        var pair = plan.claim().orElseGet(() -> topTwo(scores));
        var measure = new Measure(Method.planned(plan), end);
        var headline = measure.of(plan.statistic(), counted, pair);
        return new Counted(
                pair,
                headline,
                exclusions(plan, votes.ordinary(), counted, pair, measure),
                categories(plan, counted, pair, end),
                Fragility.of(plan, counted, pair, headline),
                Sides.of(plan, votes, counted, pair, end),
                Agreed.of(counted));
    }

    static Pair topTwo(Scores scores) {
        return new Pair(scores.models().get(0).model(), scores.models().get(1).model());
    }

    private static List<Card.Exclusion> exclusions(
            CardPlan plan, CardVotes ordinary, CardVotes counted, Pair pair, Measure measure) {
        var lines = new ArrayList<Card.Exclusion>();
        lines.add(exclusion("none", ordinary, false, plan, pair, measure));
        if (!plan.exclusions().isEmpty()) {
            lines.add(exclusion("all of the plan", counted, true, plan, pair, measure));
            new TreeSet<>(plan.exclusions())
                    .forEach(rule -> lines.add(exclusion(
                            rule,
                            ordinary.where(vote -> !ordinary.excluded(vote).equals(rule)),
                            false,
                            plan,
                            pair,
                            measure)));
        }
        return lines;
    }

    private static Card.Exclusion exclusion(
            String rule, CardVotes votes, boolean planned, CardPlan plan, Pair pair, Measure measure) {
        return new Card.Exclusion(rule, votes.size(), planned, measure.of(plan.statistic(), votes, pair));
    }

    /** With intervals that hold for all of them at once. */
    private static List<Card.Category> categories(CardPlan plan, CardVotes counted, Pair pair, End end) {
        var names = new TreeSet<>(counted.categories());
        names.addAll(plan.categories().keySet());
        if (names.size() == 1 && names.contains("")) {
            return List.of();
        }
        var together = new Measure(Method.planned(plan).weighing(Map.of()).among(Math.max(1, names.size())), end);
        var statistic = plan.statistic() == Statistic.GRADED_MEAN ? Statistic.GRADED_MEAN : Statistic.WIN_SHARE;
        return names.stream()
                .map(name -> new Card.Category(
                        name,
                        plan.categories().containsKey(name)
                                ? OptionalDouble.of(plan.categories().get(name))
                                : OptionalDouble.empty(),
                        together.of(
                                statistic,
                                counted.where(vote -> counted.category(vote).equals(name)),
                                pair)))
                .toList();
    }
}

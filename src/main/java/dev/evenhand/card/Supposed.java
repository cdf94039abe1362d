package dev.evenhand.card;

/** What a plan's headline would be of other votes than those that count, by the same class as the card's. */
public final class Supposed {

    private final CardPlan plan;
    private final CardPlan.Pair pair;
    private final Measure measure;

    private Supposed(CardPlan plan, CardPlan.Pair pair, Measure measure) {
        this.plan = plan;
        this.pair = pair;
        this.measure = measure;
    }

    /** @param votes of which the first two models are compared where the plan claims nothing */
    public static Supposed of(CardPlan plan, End end, CardVotes votes) {
        var pair = plan.claim().orElseGet(() -> Counted.topTwo(Counted.scores(plan, votes, end)));
        return new Supposed(plan, pair, new Measure(Method.planned(plan), end));
    }

    /** The plan's statistic. */
    public Measured headline(CardVotes votes) {
        return measure.of(plan.statistic(), votes, pair);
    }

    /** The lead in points. */
    public Measured lead(CardVotes votes) {
        return measure.of(Statistic.BRADLEY_TERRY, votes, pair);
    }
}

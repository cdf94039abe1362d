package dev.evenhand.card;

import dev.evenhand.card.Card.Check;
import dev.evenhand.statistics.LeaveOneRaterOut;
import dev.evenhand.statistics.Points;
import dev.evenhand.statistics.VoteChange;
import dev.evenhand.statistics.VotesToFlip;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** How few votes, and which rater, the lead hangs on. */
public record Fragility(
        Optional<Change> flip,
        Optional<Change> drop,
        OptionalDouble withoutOneLowest,
        OptionalDouble withoutOneHighest) {

    private static final int MOST_NAMED = 1000;
    private static final int MOST_MODELS = 1000;
    private static final double RARE = 0.01;
    private static final Fragility NOTHING =
            new Fragility(Optional.empty(), Optional.empty(), OptionalDouble.empty(), OptionalDouble.empty());

    /**
     * So many votes put the other model ahead; which ones, and from how many raters.
     *
     * @param level how many do away with the lead
     */
    public record Change(long votes, long level, double share, int raters, List<String> ids) {}

    static Fragility of(CardPlan plan, CardVotes counted, CardPlan.Pair pair, Measured measured) {
        boolean ranked = plan.statistic() == Statistic.BRADLEY_TERRY;
        var votes = ranked ? counted : counted.between(pair);
        if (measured.votes() == 0
                || measured.interval().isEmpty()
                || plan.models().size() > MOST_MODELS) {
            return NOTHING;
        }
        var counts = votes.votes().counts().pair(pair.first(), pair.second());
        boolean leads = ranked ? measured.lead() > 0 : counts.winsFirst() > counts.winsSecond();
        var leader = leads ? pair : pair.reversed();
        var without = LeaveOneRaterOut.of(votes.votes(), pair.first(), pair.second());
        return new Fragility(
                change(votes, leader, VoteChange.FLIP),
                change(votes, leader, VoteChange.DROP),
                lead(plan.statistic(), without.lowest()),
                lead(plan.statistic(), without.highest()));
    }

    private static Optional<Change> change(CardVotes votes, CardPlan.Pair leader, VoteChange change) {
        var single = votes.votes();
        var found = VotesToFlip.of(single.counts(), leader.first(), leader.second(), change);
        return found.reversal().filter(step -> step.votes() > 0).map(step -> {
            var chosen = step.choose(single);
            return new Change(
                    step.votes(),
                    found.level().map(VotesToFlip.Step::votes).orElse(step.votes()),
                    (double) step.votes() / votes.size(),
                    chosen.raters(),
                    chosen.votes().stream().limit(MOST_NAMED).map(votes::id).toList());
        });
    }

    private static OptionalDouble lead(Statistic statistic, Optional<LeaveOneRaterOut.Without> without) {
        if (without.isEmpty()) {
            return OptionalDouble.empty();
        }
        double odds = without.get().contrast();
        return OptionalDouble.of(
                statistic == Statistic.BRADLEY_TERRY ? Points.PER_NAT * odds : 1 / (1 + Math.exp(-odds)));
    }

    Optional<Check> check(CardPlan plan) {
        return flip.map(few -> new Check(
                "flip",
                few.share() < RARE ? "fail" : "warn",
                "%s changed would reverse %s (%s)"
                        .formatted(
                                Words.votes(few.votes()),
                                what(plan.statistic(), plan.categories()),
                                Words.percent(few.share()))));
    }

    /** What so many votes reverse: they are counted one by one, whatever categories weigh and however strong they are. */
    private static String what(Statistic statistic, Map<String, Double> weights) {
        if (statistic == Statistic.BRADLEY_TERRY || statistic == Statistic.WIN_SHARE && weights.isEmpty()) {
            return "it";
        }
        return weights.isEmpty() ? "the win share" : "the win share with every vote counted the same";
    }
}

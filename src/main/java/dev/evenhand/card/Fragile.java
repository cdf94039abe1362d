package dev.evenhand.card;

import dev.evenhand.card.Card.Fragility;
import dev.evenhand.statistics.LeaveOneRaterOut;
import dev.evenhand.statistics.Points;
import dev.evenhand.statistics.VoteChange;
import dev.evenhand.statistics.VotesToFlip;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Finds how few votes, and which rater, the lead hangs on. */
final class Fragile {

    private static final int MOST_NAMED = 1000;
    private static final int MOST_MODELS = 1000;
    private static final Fragility NOTHING =
            new Fragility(Optional.empty(), Optional.empty(), OptionalDouble.empty(), OptionalDouble.empty());

    private Fragile() {}

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

    /** What so many votes reverse: they are counted one by one, whatever categories weigh and however strong they are. */
    static String what(Statistic statistic, Map<String, Double> weights) {
        if (statistic == Statistic.BRADLEY_TERRY || statistic == Statistic.WIN_SHARE && weights.isEmpty()) {
            return "it";
        }
        return weights.isEmpty() ? "the win share" : "the win share with every vote counted the same";
    }

    private static Optional<Fragility.Change> change(CardVotes votes, CardPlan.Pair leader, VoteChange change) {
        var single = votes.votes();
        return VotesToFlip.of(single.counts(), leader.first(), leader.second(), change)
                .reversal()
                .filter(step -> step.votes() > 0)
                .map(step -> {
                    var chosen = step.choose(single);
                    return new Fragility.Change(
                            step.votes(),
                            (double) step.votes() / votes.size(),
                            chosen.raters(),
                            chosen.votes().stream()
                                    .limit(MOST_NAMED)
                                    .map(votes::id)
                                    .toList());
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
}

package dev.evenhand.card;

import dev.evenhand.card.Card.Check;
import dev.evenhand.statistics.SampleSize;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What the study could find at all.
 *
 * @param detectableNet smallest net share of wins found with a power of 0.8
 * @param designEffect how many votes count as one, as it turned out
 * @param forecast votes at which the sequential rule would be met if the rest went as those so far
 */
public record Power(
        OptionalDouble detectableNet,
        double designEffect,
        OptionalLong votesNeeded,
        OptionalLong forecast,
        boolean underpowered) {

    private static final double USUAL = 0.8;

    static Power of(CardPlan plan, End end, CardVotes counted, CardPlan.Pair pair, Tally tally, Measured headline) {
        double effect = designEffect(plan, end, counted, pair);
        if (tally.votes() == 0) {
            return new Power(OptionalDouble.empty(), effect, OptionalLong.empty(), OptionalLong.empty(), true);
        }
        double ties = (double) (tally.ties() + tally.bothBad()) / tally.votes();
        var size = new SampleSize(plan.alpha(), USUAL);
        var detectable = ties < 1 ? size.detectable(tally.votes(), ties, effect) : OptionalDouble.empty();
        double net = tally.net().orElse(0);
        var needed = net == 0 || ties >= 1 ? OptionalLong.empty() : size.votes(Math.abs(net), ties, effect);
        boolean under = detectable.isEmpty() || Math.abs(net) < detectable.getAsDouble();
        return new Power(detectable, effect, needed, Watch.forecast(plan, end, headline), under);
    }

    /** The one that the share of wins between the two turned out to have: that share is what is to be found. */
    private static double designEffect(CardPlan plan, End end, CardVotes counted, CardPlan.Pair pair) {
        var share = new Measure(Method.planned(plan).weighing(Map.of()), end).of(Statistic.WIN_SHARE, counted, pair);
        return Math.max(1, share.plainError() > 0 ? Math.pow(share.standardError() / share.plainError(), 2) : 1);
    }

    Check check() {
        if (!underpowered) {
            // A small study that found a lead found a large one, by luck or not: that it did speaks for nothing.
            return new Check(
                    "power",
                    "none",
                    "So many votes find a true lead of ±%s points net four times in five"
                            .formatted(Words.bare(detectableNet.orElseThrow())));
        }
        return new Check(
                "power",
                "warn",
                detectableNet.isPresent()
                        ? "Underpowered for so small a lead: it could find ±" + Words.bare(detectableNet.getAsDouble())
                                + " points net"
                        : "Underpowered: too few votes to find any lead");
    }
}

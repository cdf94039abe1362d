package dev.evenhand.statistics;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What a planned study of two models can find, and what it would need; formulas and sources in {@link SampleSize} and
 * {@link DesignEffect}.
 *
 * @param votes votes planned
 * @param effectiveVotes votes that would tell as much if none resembled another
 * @param powerReached chance that the planned study finds the expected difference
 * @param votesNeeded for the wanted power, with the planned load on each rater; empty if no number would do
 * @param tasksNeeded for these votes, each rated as often as planned
 * @param ratersNeeded for these votes, none with more than planned
 * @param votesNeededOfTheseRaters the same if no further rater can be found, so that each rates more; empty if votes of
 *     so few raters, however many, never reach the wanted power
 * @param detectableNet smallest share of wins less share of losses that the planned study finds with the wanted power
 */
public record Power(
        PowerPlan plan,
        long votes,
        double designEffect,
        double effectiveVotes,
        double powerReached,
        OptionalLong votesNeeded,
        OptionalLong tasksNeeded,
        OptionalLong ratersNeeded,
        OptionalLong votesNeededOfTheseRaters,
        OptionalDouble detectableNet) {

    public static Power of(PowerPlan plan) {
        long votes = plan.votes();
        double effect = plan.designEffect().value();
        var size = plan.sampleSize();
        var needed = size.votes(plan.net(), plan.tieShare(), effect);
        return new Power(
                plan,
                votes,
                effect,
                votes / effect,
                size.reached(plan.net(), plan.tieShare(), votes, effect),
                needed,
                shared(needed, plan.votesPerTask()),
                shared(needed, Math.max(1, (double) votes / plan.raters())),
                neededOfTheseRaters(plan, size),
                size.detectable(votes, plan.tieShare(), effect));
    }

    /** Whether the study is too small for what it is to find, which its page must say. */
    public boolean underpowered() {
        return powerReached < plan.power();
    }

    private static OptionalLong shared(OptionalLong votes, double each) {
        return votes.isPresent() ? OptionalLong.of((long) Math.ceil(votes.getAsLong() / each)) : OptionalLong.empty();
    }

    /**
     * The design effect grows with the load of a rater, {@code votes / raters}, so that both sides of
     * {@code votes = independent votes × design effect} hold the votes; this is that equation, solved for them.
     */
    private static OptionalLong neededOfTheseRaters(PowerPlan plan, SampleSize size) {
        double independent = size.independentVotes(plan.net(), plan.tieShare());
        double ofTasks = (plan.votesPerTask() - 1) * plan.iccTask();
        double unshared = independent * (1 + ofTasks);
        if (unshared <= plan.raters()) {
            return size.votes(plan.net(), plan.tieShare(), 1 + ofTasks);
        }
        double ofRaters = independent * plan.iccRater() / plan.raters();
        double votes = Math.ceil(independent * (1 + ofTasks - plan.iccRater()) / (1 - ofRaters));
        return ofRaters < 1 && votes < Long.MAX_VALUE ? OptionalLong.of((long) votes) : OptionalLong.empty();
    }
}

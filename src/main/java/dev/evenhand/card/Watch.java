package dev.evenhand.card;

import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Watches a sequential study: the headline alone, by the same class as the card's, and how long it may still take. Since
 * the interval holds at any look, looking after every vote costs nothing.
 */
public final class Watch {

    private static final long FARTHEST = 10_000_000;

    private Watch() {}

    /**
     * The plan's statistic of its claim; empty plans of nothing are refused at registration.
     *
     * @param planned votes that the study was laid out for
     * @param votes those that count
     */
    public static Measured look(CardPlan plan, long planned, CardVotes votes) {
        var claim = plan.claim().orElseThrow(() -> new IllegalArgumentException("Nothing is claimed"));
        return new Measure(Method.planned(plan), new End(End.Kind.SEQUENTIAL, Math.max(1, planned)))
                .of(plan.statistic(), votes, claim);
    }

    /**
     * Votes at which the interval would leave out evenness if lead and spread stayed as they are; errors then shrink with
     * the root of the votes. Empty once decided, or where it would take beyond all measure.
     */
    static OptionalLong forecast(CardPlan plan, End end, Measured measured) {
        double lead = Math.abs(measured.lead());
        if (!plan.sequential()
                || measured.decided()
                || lead == 0
                || measured.interval().isEmpty()) {
            return OptionalLong.empty();
        }
        var reach = end.ofPair(plan.models().size()).reach(plan.alpha());
        var freedom =
                measured.clusters().values().stream().mapToInt(size -> size).min();
        var degrees = freedom.isPresent() ? OptionalInt.of(freedom.getAsInt() - 1) : OptionalInt.empty();
        for (long votes = Math.max(measured.votes(), 1); votes < FARTHEST; votes += 1 + votes / 100) {
            double error = measured.standardError() * Math.sqrt((double) measured.votes() / votes);
            if (!reach.early(votes) && reach.errors(votes, degrees) * error < lead) {
                return OptionalLong.of(votes);
            }
        }
        return OptionalLong.empty();
    }
}

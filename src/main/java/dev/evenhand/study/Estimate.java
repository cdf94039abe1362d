package dev.evenhand.study;

import dev.evenhand.statistics.Power;
import dev.evenhand.statistics.PowerPlan;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/**
 * What a plan will take and what it can find, for each pair of models: shown beside the form, before anything is fixed.
 *
 * @param votesPerComparison the fewest votes on each of these comparisons that find the difference; empty if none do
 */
record Estimate(
        long comparisons,
        long votes,
        long ballots,
        int pairs,
        long raters,
        long enoughRaters,
        double minutes,
        double hours,
        double cost,
        double wantedPower,
        Power power,
        OptionalLong votesPerComparison) {

    /** More votes on one comparison than this nobody plans. */
    private static final int MOST_VOTES = 25;

    /** Empty where the plan compares nothing yet; what was expected wrongly is thrown as an {@link IllegalArgumentException}. */
    static Optional<Estimate> of(Plan plan, Workload work, Expectations expected) {
        long votes = work.votes(plan);
        if (votes == 0) {
            return Optional.empty();
        }
        long enough = work.raters(plan);
        long raters = expected.given("expectRaters") ? (long) expected.number("expectRaters", 1, 1e6) : enough;
        var found = Power.of(design(plan, work, expected, raters, plan.votesPerComparison()));
        double hours = work.ballots(plan) * work.minutes() / 60;
        return Optional.of(new Estimate(
                work.comparisons(plan),
                votes,
                work.ballots(plan),
                work.pairs(),
                raters,
                enough,
                work.minutes(),
                hours,
                hours * expected.number("pay", 0, 1e6),
                expected.share("expectPower"),
                found,
                found.underpowered() ? fewest(plan, work, expected, raters) : OptionalLong.empty()));
    }

    private static OptionalLong fewest(Plan plan, Workload work, Expectations expected, long raters) {
        return LongStream.rangeClosed(plan.votesPerComparison() + 1L, MOST_VOTES)
                .filter(each ->
                        !Power.of(design(plan, work, expected, raters, each)).underpowered())
                .findFirst();
    }

    /**
     * Of one pair: its share of the comparisons, with all raters. That one rater's votes are alike, and those on one task,
     * belongs to the votes: a plan whose errors do not cluster by them finds no more for it.
     */
    private static PowerPlan design(Plan plan, Workload work, Expectations expected, long raters, long each) {
        long tasks = Math.max(1, work.comparisons(plan) / Math.max(1, work.pairs()));
        return new PowerPlan(
                expected.share("expectWin"),
                expected.share("expectTies"),
                tasks,
                each,
                raters,
                expected.share("iccRater"),
                expected.share("iccTask"),
                expected.share("expectPower"),
                plan.alpha().doubleValue());
    }

    public boolean fewRaters() {
        return raters < enoughRaters;
    }

    /** The smallest win share above one half that these votes find. */
    public double detectableShare() {
        return power.detectableNet().isPresent() ? 0.5 + power.detectableNet().getAsDouble() / 2 : 1;
    }

    public String minutesSaid() {
        long seconds = Math.round(minutes * 60);
        return "%d:%02d".formatted(seconds / 60, seconds % 60);
    }
}

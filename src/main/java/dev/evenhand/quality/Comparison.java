package dev.evenhand.quality;

import dev.evenhand.card.Measured;
import dev.evenhand.card.Statistic;
import dev.evenhand.card.Told;

/**
 * How two models compare with some raters left out.
 *
 * @param name who is left out
 * @param without how many raters that is
 * @param votes all that are left, of whatever models
 * @param planned the statistic of the plan
 * @param lead the same in points
 */
record Comparison(String name, int without, long votes, Measured planned, Measured lead) {

    public String estimate() {
        return estimate(planned);
    }

    public String interval() {
        return Told.interval(planned);
    }

    public String says() {
        return Told.outcome(planned);
    }

    /** Where the plan's own statistic is in points already, they are not told twice. */
    public boolean alsoInPoints() {
        return planned.statistic() != Statistic.BRADLEY_TERRY;
    }

    public String points() {
        return estimate(lead)
                + lead.interval().map(range -> " (" + Told.interval(lead) + ")").orElse("");
    }

    /** Votes that a weight leaves without a category, or that put no finite number on a lead, tell nothing. */
    private static String estimate(Measured measured) {
        boolean told = measured.interval().isPresent()
                || measured.estimate() != measured.statistic().even();
        return told ? Told.estimate(measured) : "–";
    }
}

package dev.evenhand.exchange;

import dev.evenhand.study.Plan;
import org.jspecify.annotations.Nullable;

/**
 * What a plan makes of the column {@code strength}: a win without one would be a grade of zero in a mean of grades, and one beyond
 * the plan's scale more than any rater here may say.
 *
 * @param strongest the scale's last step; 0 where it has none, and the column says nothing here
 * @param needed whether what the plan measures is made of it
 */
record Grading(int strongest, boolean needed) {

    static Grading of(Plan plan) {
        return new Grading(plan.scale().strongest(), plan.statistic() == Plan.Statistic.GRADED_MEAN);
    }

    @Nullable
    String problem(String strength, String winner) {
        boolean won = winner.startsWith("model_");
        if (strongest == 0) {
            return null;
        }
        if (strength.isEmpty()) {
            return needed && won ? "strength is empty, and the plan measures the mean of grades" : null;
        }
        if (!strength.matches("[1-9]") || Integer.parseInt(strength) > strongest) {
            return "strength " + VoteTable.quoted(strength) + " is not on the plan's scale, 1 to " + strongest;
        }
        return won ? null : "strength is " + strength + ", but neither model won";
    }

    /** Where the scale has no grades the column is passed over, as others of our own files are. */
    String kept(String strength) {
        return strongest == 0 ? "" : strength;
    }
}

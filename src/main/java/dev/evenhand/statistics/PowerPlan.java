package dev.evenhand.statistics;

/**
 * A study of two models as it is planned, and the difference that it is to find.
 *
 * @param winShare share of votes expected for the better model, a tie being half a win: 0.54 with 6 % ties is 51 % wins,
 *     6 % ties and 43 % losses
 * @param tieShare share of ties of both kinds
 * @param iccRater intraclass correlation of the votes of one rater, from 0 (unlike) to 1 (all the same)
 * @param power chance that the study finds the difference
 * @param alpha two-sided level of its test
 */
public record PowerPlan(
        double winShare,
        double tieShare,
        long tasks,
        long votesPerTask,
        long raters,
        double iccRater,
        double iccTask,
        double power,
        double alpha) {

    public PowerPlan {
        Arguments.share("Share of wins", winShare);
        Arguments.share("Share of ties", tieShare);
        Arguments.atLeastOne("Number of tasks", tasks);
        Arguments.atLeastOne("Number of votes per task", votesPerTask);
        Arguments.atLeastOne("Number of raters", raters);
        Arguments.share("Correlation within raters", iccRater);
        Arguments.share("Correlation within tasks", iccTask);
        Arguments.between0And1("Alpha", alpha);
        if (!(power > alpha && power < 1)) {
            throw new IllegalArgumentException("Power %s is not between alpha %s and 1".formatted(power, alpha));
        }
        if (tasks > Long.MAX_VALUE / votesPerTask) {
            throw new IllegalArgumentException("%d tasks are too many".formatted(tasks));
        }
        if (tieShare / 2 > Math.min(winShare, 1 - winShare) + 1e-12) {
            throw new IllegalArgumentException(
                    "A win share of %s, ties being half a win, leaves no room for a share of %s ties"
                            .formatted(winShare, tieShare));
        }
    }

    /** Share of votes that the better model wins outright. */
    public double wins() {
        return Math.max(0, winShare - tieShare / 2);
    }

    public double losses() {
        return Math.max(0, 1 - winShare - tieShare / 2);
    }

    /** Share of wins less share of losses. */
    public double net() {
        return 2 * winShare - 1;
    }

    public long votes() {
        return tasks * votesPerTask;
    }

    public DesignEffect designEffect() {
        return new DesignEffect((double) votes() / raters, iccRater, votesPerTask, iccTask);
    }

    SampleSize sampleSize() {
        return new SampleSize(alpha, power);
    }
}

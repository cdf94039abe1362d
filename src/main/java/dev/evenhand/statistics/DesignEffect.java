package dev.evenhand.statistics;

/**
 * How many times more votes a study needs because votes of one rater, and votes on one task, resemble each other:
 * {@code 1 + (m_rater - 1) icc_rater + (m_task - 1) icc_task} (Kish 1965, Survey Sampling, for each grouping).
 *
 * @param votesPerRater on average; uneven loads need more
 * @param iccRater intraclass correlation of the votes of one rater, from 0 (unlike) to 1 (all the same)
 */
record DesignEffect(double votesPerRater, double iccRater, double votesPerTask, double iccTask) {

    /** Votes that are independent of each other. */
    public static final DesignEffect NONE = new DesignEffect(1, 0, 1, 0);

    public DesignEffect {
        Arguments.positive("Number of votes per rater", votesPerRater);
        Arguments.share("Correlation within raters", iccRater);
        Arguments.positive("Number of votes per task", votesPerTask);
        Arguments.share("Correlation within tasks", iccTask);
    }

    /** Never below 1: raters who cast less than a vote each on average cannot make votes more than independent. */
    public double value() {
        return 1 + Math.max(0, votesPerRater - 1) * iccRater + Math.max(0, votesPerTask - 1) * iccTask;
    }
}

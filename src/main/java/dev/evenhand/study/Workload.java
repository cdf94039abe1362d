package dev.evenhand.study;

/**
 * What a plan asks for on a pool.
 *
 * @param models how many of the plan's models the pool has
 * @param tasks tasks with responses of two of them
 * @param possible comparisons that the pool has
 * @param words of a request with both responses, on average
 */
record Workload(int models, long tasks, long possible, double words) {

    /** Adults read silently at 238 words a minute (Brysbaert 2019, Journal of Memory and Language 109). */
    private static final double WORDS_PER_MINUTE = 238;

    long votes(Plan plan) {
        long most = possible * plan.votesPerComparison();
        var wanted = plan.stopping().votes();
        return wanted == null ? most : Math.min(most, wanted);
    }

    long comparisons(Plan plan) {
        return ceil(votes(plan), plan.votesPerComparison());
    }

    /** With the gold, repeated and same-model ballots that come on top of the votes. */
    long ballots(Plan plan) {
        double live = 1 - plan.lot().special().doubleValue();
        return live <= 0 ? votes(plan) : Math.round(votes(plan) / live);
    }

    /** Fewest raters who may answer all ballots, each within the plan's limit and none twice on a comparison. */
    long raters(Plan plan) {
        return Math.max(plan.votesPerComparison(), ceil(ballots(plan), plan.maxVotesPerRater()));
    }

    private static long ceil(long votes, int each) {
        return (votes + each - 1) / each;
    }

    int pairs() {
        return models * (models - 1) / 2;
    }

    double minutes() {
        return words / WORDS_PER_MINUTE;
    }
}

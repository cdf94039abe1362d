package dev.evenhand.study;

/**
 * How many places for votes there are, and when they come to be.
 *
 * @param each places of a comparison
 * @param votes places of all
 * @param later whether places are laid out one by one, as ballots are drawn
 */
record LayOut(int each, long votes, boolean later) {

    /** More than this would not be filled in a lifetime and take minutes to lay out. */
    static final int MOST = 5_000_000;

    /** How many comparisons are made; an adaptive study may spend all its votes on any one pair, where there is room for it. */
    static long size(Plan plan, long possible, long votes) {
        long needed = (votes + plan.votesPerComparison() - 1) / plan.votesPerComparison();
        if (plan.pairing() != Plan.Pairing.ADAPTIVE) {
            return Math.min(possible, needed);
        }
        long models = plan.models().size();
        return Math.min(Math.min(possible, MOST), needed * (models * (models - 1) / 2));
    }

    /** Where the votes are no multiple of the votes a comparison, the last comparison has fewer places. */
    int placesOf(long comparison) {
        return later ? each : (int) Math.min(each, votes - comparison * each);
    }

    int laidOf(long comparison) {
        return later ? 0 : placesOf(comparison);
    }
}

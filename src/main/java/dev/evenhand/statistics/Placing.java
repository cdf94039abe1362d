package dev.evenhand.statistics;

import java.util.List;

/**
 * The models of all votes by their places in a fit.
 *
 * @param models in the order of the fit
 * @param first for each vote the place of the model on the left
 */
record Placing(List<String> models, int[] first, int[] second) {

    private static final int SLICES = 64;

    static Placing of(Votes votes, PairCounts counts, List<String> models) {
        var places = CountedContests.places(counts, models);
        var first = new int[votes.size()];
        var second = new int[votes.size()];
        Slices.of(votes.size(), SLICES, (from, to) -> {
            place(places, votes.left(), first, from, to);
            place(places, votes.right(), second, from, to);
            return to;
        });
        return new Placing(models, first, second);
    }

    private static void place(int[] places, int[] models, int[] into, int from, int to) {
        for (int vote = from; vote < to; vote++) {
            into[vote] = places[models[vote]];
        }
    }
}

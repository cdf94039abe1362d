package dev.evenhand.statistics;

import java.util.ArrayList;
import java.util.List;

/**
 * Share of votes won less share lost, from -1 to 1, with a normal interval for one look at independent votes.
 *
 * <p>Ties count in the total: {@code sqrt(((W + L) / n - net²) / n)} is the standard error (Miller 2024, arXiv
 * 2411.00640, for one evaluation without clusters).
 *
 * @param lower lower end of the interval at level {@code 1 - alpha}
 */
record NetWinShare(long votes, double net, double standardError, double alpha, double lower, double upper) {

    private static final int FEW_VOTES = 30;

    /** From shares as a report prints them, where the counts are not known. */
    public static NetWinShare ofShares(double win, double loss, long votes, double alpha) {
        Arguments.share("Share of wins", win);
        Arguments.share("Share of losses", loss);
        Arguments.atLeastOne("Number of votes", votes);
        if (win + loss > 1 + 1e-9) {
            throw new IllegalArgumentException("Shares of %s wins and %s losses exceed one".formatted(win, loss));
        }
        double net = win - loss;
        double error = Math.sqrt(Math.max(0, win + loss - net * net) / votes);
        double reach = Critical.normal(alpha) * error;
        return new NetWinShare(votes, net, error, alpha, net - reach, net + reach);
    }

    /** What a reader must know of this number. */
    public List<String> warnings() {
        var warnings = new ArrayList<String>();
        if (votes < FEW_VOTES) {
            warnings.add("Fewer than %d votes: the interval is not to be relied on.".formatted(FEW_VOTES));
        }
        if (standardError == 0) {
            warnings.add("All votes are alike: an error of zero does not mean certainty.");
        }
        return warnings;
    }
}

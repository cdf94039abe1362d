package dev.evenhand.statistics;

/**
 * The share of votes that a side won, a tie being half a win, and the standard error of that share.
 */
public record ShareEstimate(double share, double standardError) {

    public ShareEstimate {
        Arguments.share("Share", share);
        Arguments.notNegative("Standard error", standardError);
    }
}

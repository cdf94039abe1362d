package dev.evenhand.statistics;

/**
 * What one contest adds to the slope and curvature of a log likelihood, given how far the left model stands above the
 * right one; a scratch pad that a loop over contests fills again and again.
 */
final class Terms {

    /** Derivative by the gap of the log chance of each outcome: what a vote with it pulls. */
    double win;

    double loss;
    double tie;

    /** Negative second derivative by the gap, a vote. */
    double curvature;

    /** Chance of a tie and of anything else; without a tie parameter 0 and 1. */
    double tied;

    double decided;

    /** Negative second derivative by gap and tie parameter, a vote. */
    double mixed;

    /** What the chances were divided by, of which the largest stood at one or below. */
    double sum;
}

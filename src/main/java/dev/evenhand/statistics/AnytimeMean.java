package dev.evenhand.statistics;

/**
 * The mean of numbers from 0 to 1, at a look that need not be the last.
 *
 * @param observations votes, or raters where each counts once
 * @param mean plain mean of what was seen, one half if nothing was; the interval need not be centred there
 */
public record AnytimeMean(double alpha, long observations, double mean, double lower, double upper) {

    public Interval interval() {
        return new Interval(lower, upper);
    }

    /** Whether one side may be called preferred, at this look and with no promise to look again. */
    public boolean decided() {
        return lower > 0.5 || upper < 0.5;
    }
}

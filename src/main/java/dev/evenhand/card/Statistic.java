package dev.evenhand.card;

/** The number a study is about; its plan names one, and no other is ever the headline. */
public enum Statistic {
    /** Share of comparisons won, ties as half; even at one half. */
    WIN_SHARE(0.5, "win share"),
    /** Lead in points, from all models' votes together. */
    BRADLEY_TERRY(0, "Bradley-Terry lead"),
    /** Mean grade, half a point a step; even at zero. */
    GRADED_MEAN(0, "graded mean");

    private final double even;
    private final String words;

    Statistic(double even, String words) {
        this.even = even;
        this.words = words;
    }

    /** The value at which neither is preferred. */
    public double even() {
        return even;
    }

    public String words() {
        return words;
    }
}

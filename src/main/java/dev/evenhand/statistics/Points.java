package dev.evenhand.statistics;

/** The scale of published scores: 1000 is the mean of the models fit together, 400 points are a factor ten in odds. */
public final class Points {

    public static final double MEAN = 1000;

    public static final double PER_NAT = 400 / Math.log(10);

    private Points() {}

    static double of(double strength) {
        return MEAN + PER_NAT * strength;
    }
}

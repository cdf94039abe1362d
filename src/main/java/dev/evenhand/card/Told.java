package dev.evenhand.card;

import java.util.Optional;
import java.util.OptionalDouble;

/** A measured number as pages and pictures write it. */
public final class Told {

    private Told() {}

    /** "52.0 %", "1 point". */
    public static String value(Statistic statistic, double value) {
        boolean one = statistic == Statistic.BRADLEY_TERRY && Math.abs(Math.rint(value)) == 1;
        return Words.value(statistic, value) + (one ? " point" : Words.unit(statistic));
    }

    public static String estimate(Measured measured) {
        return measured.votes() == 0 ? "no votes" : value(measured.statistic(), measured.estimate());
    }

    /** "49.3 to 54.7 %", or why there is none. */
    public static String interval(Measured measured) {
        return measured.interval()
                .map(range -> Words.range(measured.statistic(), range))
                .orElse("none");
    }

    /** In a word or three, seen from the first model. */
    public static String outcome(Measured measured) {
        return switch (measured.outcome()) {
            case FIRST -> measured.first() + " ahead";
            case SECOND -> measured.second() + " ahead";
            case OPEN -> "too close to call";
            case EARLY -> "too early";
            case UNTOLD -> "not told";
        };
    }

    /** Of an exploratory number, which may be a share, points or a grade. */
    public static String explored(Card.Explored explored) {
        var statistic = of(explored);
        return value(statistic, explored.estimate())
                + explored.interval()
                        .map(range -> " (" + Words.range(statistic, range) + ")")
                        .orElse("");
    }

    private static Statistic of(Card.Explored explored) {
        return explored.even() == 0.5
                ? Statistic.WIN_SHARE
                : explored.name().equals(Statistic.GRADED_MEAN.words())
                        ? Statistic.GRADED_MEAN
                        : Statistic.BRADLEY_TERRY;
    }

    public static Optional<String> points(OptionalDouble points) {
        return points.isPresent() ? Optional.of(Words.points(points.getAsDouble())) : Optional.empty();
    }
}

package dev.evenhand.results;

import dev.evenhand.statistics.Coefficient;
import dev.evenhand.statistics.Points;
import java.util.Locale;

/**
 * What something other than the models pulls, in points: an effect of position or style with its interval, or Davidson's
 * tie parameter as odds.
 */
record Effect(String name, String value, String interval, String reads) {

    static Effect of(Coefficient found) {
        return switch (found.covariate().kind()) {
            case POSITION ->
                new Effect(
                        "Left seat",
                        points(found.points()),
                        interval(found),
                        "points for standing left" + doubt(found));
            case STYLE ->
                new Effect(
                        "More " + found.covariate().name(),
                        points(found.points()),
                        interval(found),
                        "points for one standard deviation more than the other response" + doubt(found));
            case TIE ->
                new Effect(
                        "Ties (ν)",
                        odds(found.value()),
                        odds(found.lower()) + " to " + odds(found.upper()),
                        "odds of a tie against a win, between equals");
        };
    }

    private static String doubt(Coefficient found) {
        return found.lower() <= 0 && found.upper() >= 0 ? "; may be none" : "";
    }

    private static String interval(Coefficient found) {
        double perNat = Points.PER_NAT;
        return points(perNat * found.lower()) + " to " + points(perNat * found.upper());
    }

    private static String points(double points) {
        return String.format(Locale.ROOT, "%+.1f", points).replace('-', '−');
    }

    private static String odds(double logarithm) {
        return String.format(Locale.ROOT, "%.3f", Math.exp(logarithm));
    }
}

package dev.evenhand.quality;

import dev.evenhand.statistics.Contrast;
import dev.evenhand.statistics.Points;
import dev.evenhand.statistics.Scores;
import java.util.Locale;
import java.util.Optional;

/**
 * The lead of one model over another, with some raters left out.
 *
 * @param name who is left out
 * @param without how many raters that is
 * @param lead empty where the votes put no finite number on it
 */
record Comparison(String name, int without, long votes, String first, String second, Optional<Contrast> lead) {

    static Comparison of(String name, int without, long votes, Scores scores, String first, String second) {
        return new Comparison(name, without, votes, first, second, scores.contrast(first, second));
    }

    public String leadInPoints() {
        return lead.map(found -> points(found.points())).orElse("no finite number");
    }

    public String interval() {
        return lead.map(found ->
                        points(Points.PER_NAT * found.lower()) + " to " + points(Points.PER_NAT * found.upper()))
                .orElse("–");
    }

    /** The first, the second, or neither. */
    public String favours() {
        return lead.map(found -> found.lower() > 0 ? first : found.upper() < 0 ? second : "too close to call")
                .orElse("–");
    }

    private static String points(double points) {
        return String.format(Locale.ROOT, "%+.1f", points).replace('-', '−');
    }
}

package dev.evenhand.study;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Votes over time as a line, with where it leads if the pace holds; sizes are the picture's own units.
 *
 * @param line points of the votes so far, {@code x,y x,y …}
 * @param area the same, closed down to the axis
 * @param band what the forecast may as well be; empty where there is none
 */
record PaceChart(
        String line, String area, String ahead, String band, List<Tick> times, List<Tick> counts, String description) {

    static final int WIDTH = 680;
    static final int HEIGHT = 260;
    private static final int LEFT = 8;
    private static final int RIGHT = WIDTH - 12;
    private static final int TOP = 28;
    private static final int BOTTOM = HEIGHT - 30;
    private static final int MOST_POINTS = 200;

    /** A line across with its label. */
    record Tick(double at, String label, String anchor) {}

    static PaceChart of(List<Pace.Slice> slices, long planned, Instant from, Instant now, @Nullable Forecast forecast) {
        var until = end(from, now, forecast);
        long votes = slices.stream().mapToLong(Pace.Slice::votes).sum();
        double most = Math.max(1, Math.max(planned, votes));
        var scale = new Scale(from, until, most);
        var line = points(slices, from, now, scale);
        var last = scale.point(now, votes);
        return new PaceChart(
                line,
                line + " " + scale.x(now) + "," + BOTTOM + " " + scale.x(from) + "," + BOTTOM,
                forecast == null ? "" : last + " " + scale.point(forecast.end(), planned),
                forecast == null ? "" : band(last, forecast, planned, scale),
                times(from, now, until, scale),
                counts(planned, most, scale),
                "%,d votes since %s, of %,d planned".formatted(votes, day(from), planned));
    }

    /** The forecast is in the picture unless it would press what has happened into a corner. */
    private static Instant end(Instant from, Instant now, @Nullable Forecast forecast) {
        var past = Duration.between(from, now).compareTo(Duration.ofMinutes(20)) < 0
                ? Duration.ofMinutes(20)
                : Duration.between(from, now);
        var least = from.plus(past);
        if (forecast == null) {
            return least;
        }
        var latest = from.plus(past.multipliedBy(3));
        var wanted = forecast.end().plus(forecast.give());
        return wanted.isAfter(latest) ? latest : wanted.isBefore(least) ? least : wanted;
    }

    private static String points(List<Pace.Slice> slices, Instant from, Instant now, Scale scale) {
        var points = new ArrayList<String>();
        points.add(scale.point(from, 0));
        long sum = 0;
        int each = Math.max(1, slices.size() / MOST_POINTS);
        for (int i = 0; i < slices.size(); i++) {
            var slice = slices.get(i);
            if (i % each == 0) {
                points.add(scale.point(later(from, slice.slice().toInstant()), sum));
            }
            sum += slice.votes();
        }
        points.add(scale.point(now, sum));
        return String.join(" ", points);
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private static String band(String from, Forecast forecast, long planned, Scale scale) {
        return from + " " + scale.point(forecast.end().minus(forecast.give()), planned) + " "
                + scale.point(forecast.end().plus(forecast.give()), planned);
    }

    private static List<Tick> times(Instant from, Instant now, Instant until, Scale scale) {
        var ticks = new ArrayList<Tick>();
        var time = Duration.between(from, until).toHours() < 48;
        ticks.add(new Tick(scale.x(from), time ? hour(from) : day(from), "start"));
        double here = scale.x(now);
        if (here > 120) {
            ticks.add(new Tick(here, "now", here > RIGHT - 60 ? "end" : "middle"));
        }
        if (until.isAfter(now) && here < RIGHT - 130) {
            ticks.add(new Tick(RIGHT, time ? hour(until) : day(until), "end"));
        }
        return ticks;
    }

    private static List<Tick> counts(long planned, double most, Scale scale) {
        return List.of(
                new Tick(scale.y(planned), "%,d planned".formatted(planned), "start"),
                new Tick(scale.y(most / 2), "%,.0f".formatted(most / 2), "start"),
                new Tick(BOTTOM, "", "start"));
    }

    private static String day(Instant at) {
        return DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH).format(at.atZone(ZoneOffset.UTC));
    }

    private static String hour(Instant at) {
        return DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH).format(at.atZone(ZoneOffset.UTC));
    }

    public int width() {
        return WIDTH;
    }

    public int height() {
        return HEIGHT;
    }

    public int right() {
        return RIGHT;
    }

    public int bottom() {
        return BOTTOM;
    }

    /** From times and counts to the picture's units, one decimal. */
    private record Scale(Instant from, Instant until, double most) {
        double x(Instant at) {
            double share = (double) Duration.between(from, at).toMillis()
                    / Math.max(1, Duration.between(from, until).toMillis());
            return round(LEFT + Math.max(0, share) * (RIGHT - LEFT));
        }

        double y(double votes) {
            return round(BOTTOM - votes / most * (BOTTOM - TOP));
        }

        String point(Instant at, double votes) {
            return x(at) + "," + y(votes);
        }

        private static double round(double value) {
            return Math.round(value * 10) / 10.0;
        }
    }
}

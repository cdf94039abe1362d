package dev.evenhand.panel;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** New raters by the hour as bars of a drawing that is 480 wide and 60 high. */
record ArrivalBars(List<Bar> bars, long most, long all) {

    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("d MMM HH:00", Locale.ENGLISH);
    private static final double HEIGHT = 60;

    static ArrivalBars of(List<RaterList.Arrivals> hours) {
        long most = hours.stream().mapToLong(RaterList.Arrivals::raters).max().orElse(0);
        var bars = IntStream.range(0, hours.size())
                .mapToObj(i -> bar(i, hours.get(i), Math.max(1, most)))
                .toList();
        return new ArrivalBars(
                bars, most, hours.stream().mapToLong(RaterList.Arrivals::raters).sum());
    }

    private static Bar bar(int place, RaterList.Arrivals hour, long most) {
        double height = hour.raters() * HEIGHT / most;
        return new Bar(place * 10, HEIGHT - height, height, label(hour.hour()), hour.raters());
    }

    private static String label(OffsetDateTime hour) {
        return HOUR.format(hour.withOffsetSameInstant(ZoneOffset.UTC));
    }

    record Bar(int x, double y, double height, String hour, long raters) {}
}

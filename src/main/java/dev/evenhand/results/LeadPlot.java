package dev.evenhand.results;

import dev.evenhand.card.Measured;
import dev.evenhand.card.Statistic;
import dev.evenhand.card.Told;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/** Estimates with their intervals about the line where neither model is preferred; the template draws it. */
record LeadPlot(
        PlotShape shape,
        String title,
        String description,
        List<Line> lines,
        String even,
        List<Axis.Tick> ticks,
        List<Row> rows) {

    private static final int LONGEST_LABEL = 36;

    /** @param kind `planned`, `same` or `other` than the headline, `none` without an interval, `group` a heading */
    record Row(int y, String kind, String label, String title, String x, String from, String to, String value) {}

    /** A line of the picture; without a number, a heading. */
    record Line(String kind, String label, Measured measured) {}

    /** Only lines in the statistic of the first are on its scale; others have no place in the picture. */
    static LeadPlot of(String title, String description, List<Line> lines) {
        var statistic = lines.get(0).measured().statistic();
        return of(
                PlotShape.LEAD,
                title,
                description,
                lines.stream()
                        .filter(line -> line.measured().statistic() == statistic)
                        .toList());
    }

    private static LeadPlot of(PlotShape shape, String title, String description, List<Line> lines) {
        var statistic = lines.get(0).measured().statistic();
        var axis = axis(shape, statistic, lines);
        var rows = new ArrayList<Row>();
        for (int at = 0; at < lines.size(); at++) {
            rows.add(row(shape.y(at), lines.get(at), statistic, axis));
        }
        return new LeadPlot(
                shape,
                title,
                description,
                List.copyOf(lines),
                axis.x(scaled(statistic, statistic.even())),
                ticks(statistic, axis),
                rows);
    }

    /** The same for a phone. */
    public LeadPlot narrow() {
        return of(PlotShape.LEAD_NARROW, title, description, lines);
    }

    /** Grades are written as they are beside their marks, not in hundredths. */
    private static List<Axis.Tick> ticks(Statistic statistic, Axis axis) {
        return statistic != Statistic.GRADED_MEAN
                ? axis.ticks()
                : axis.ticks().stream()
                        .map(tick -> new Axis.Tick(tick.value(), tick.x(), grade(tick.value() / 100)))
                        .toList();
    }

    private static String grade(double value) {
        return Math.abs(value) < 1e-9 ? "0" : Told.value(Statistic.GRADED_MEAN, value);
    }

    private static Axis axis(PlotShape shape, Statistic statistic, List<Line> lines) {
        var ends = lines.stream()
                .flatMap(line -> line.measured().interval().stream())
                .flatMapToDouble(range -> DoubleStream.of(range.lower(), range.upper()))
                .map(value -> scaled(statistic, value))
                .summaryStatistics();
        double even = scaled(statistic, statistic.even());
        double lowest = ends.getCount() == 0 ? even - 5 : Math.min(even - 1, ends.getMin());
        double highest = ends.getCount() == 0 ? even + 5 : Math.max(even + 1, ends.getMax());
        return shape.axis(lowest, highest);
    }

    /** Per cent, points, or hundredths of a grade: what an axis with round marks can carry. */
    private static double scaled(Statistic statistic, double value) {
        return statistic == Statistic.BRADLEY_TERRY ? value : 100 * value;
    }

    private static Row row(int y, Line line, Statistic statistic, Axis axis) {
        var measured = line.measured();
        var label = line.label().length() <= LONGEST_LABEL
                ? line.label()
                : line.label().substring(0, LONGEST_LABEL - 1) + "…";
        var title = "%s: %s, interval %s, %s"
                .formatted(line.label(), Told.estimate(measured), Told.interval(measured), Told.outcome(measured));
        if (measured.interval().isEmpty()) {
            return new Row(y, "none", label, title, "", "", "", Told.outcome(measured));
        }
        var range = measured.interval().get();
        return new Row(
                y,
                line.kind(),
                label,
                title,
                axis.x(scaled(statistic, measured.estimate())),
                axis.x(scaled(statistic, range.lower())),
                axis.x(scaled(statistic, range.upper())),
                String.format(Locale.ROOT, "%s", Told.estimate(measured)));
    }

    public int height() {
        return shape.height(rows.size());
    }

    public int bottom() {
        return height() - PlotShape.FOOT;
    }
}

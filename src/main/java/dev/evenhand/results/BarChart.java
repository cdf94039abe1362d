package dev.evenhand.results;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Rows of bars from zero as a picture: where everything stands; the template draws it. */
record BarChart(
        String title,
        String description,
        int height,
        String zero,
        List<Axis.Tick> ticks,
        List<String> guides,
        List<Row> rows) {

    private static final int LEFT = 232;
    private static final int RIGHT = 690;
    private static final int ROW = 26;
    private static final int TOP = 8;
    private static final int FOOT = 30;
    private static final int LONGEST_LABEL = 30;

    /** @param parts from zero on, one after the other */
    record Bar(String label, double[] parts, String value) {}

    record Row(int y, String label, String title, String value, List<Segment> segments) {}

    /** @param kind `a` or `b`, the first or second part */
    record Segment(String x, String width, String kind) {}

    /** @param guides values that lines are drawn at */
    static BarChart of(
            String title, String description, List<Bar> bars, double lowest, double highest, double... guides) {
        var axis = Axis.between(lowest, highest, LEFT, RIGHT);
        var rows = IntStream.range(0, bars.size())
                .mapToObj(i -> row(TOP + i * ROW + ROW / 2, bars.get(i), axis))
                .toList();
        var lines = Arrays.stream(guides).mapToObj(axis::x).toList();
        return new BarChart(title, description, TOP + bars.size() * ROW + FOOT, axis.x(0), axis.ticks(), lines, rows);
    }

    private static Row row(int y, Bar bar, Axis axis) {
        var segments = new ArrayList<Segment>();
        double from = 0;
        for (int part = 0; part < bar.parts().length; part++) {
            double to = from + bar.parts()[part];
            double left = Double.parseDouble(axis.x(Math.min(from, to)));
            double right = Double.parseDouble(axis.x(Math.max(from, to)));
            segments.add(new Segment(one(left), one(Math.max(1, right - left)), part == 0 ? "a" : "b"));
            from = to;
        }
        var label = bar.label();
        var shown = label.length() <= LONGEST_LABEL ? label : label.substring(0, LONGEST_LABEL - 1) + "…";
        return new Row(y, shown, label + ": " + bar.value(), bar.value(), segments);
    }

    private static String one(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    public int width() {
        return PlotShape.WIDE.width();
    }

    public int bottom() {
        return height - FOOT;
    }
}

package dev.evenhand.quality;

import dev.evenhand.quality.Audits.Evidence;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How the evidence against a rater grew, as a picture on a logarithmic scale: where everything stands; the template draws
 * it; two audits make the first line. The level to reach is the one for a single rater, one in alpha; among many more is asked (e-BH).
 */
record EvidencePath(String title, String points, String reach, String zero, List<Mark> marks, String from, String to) {

    static final int WIDTH = 720;
    static final int HEIGHT = 190;
    private static final double LEFT = 64;
    private static final double RIGHT = 700;
    private static final double TOP = 16;
    private static final double BOTTOM = 150;
    private static final double REACHED = Math.log(20);

    /** A line at a power of ten. */
    record Mark(String y, String label) {}

    static EvidencePath of(String title, List<Evidence> history) {
        double most = Math.max(
                REACHED,
                history.stream().mapToDouble(Evidence::logEvidence).max().orElse(0));
        double least = Math.min(
                0, history.stream().mapToDouble(Evidence::logEvidence).min().orElse(0));
        least = Math.max(least, -most);
        var scale = new Scale(least, most);
        var points = IntStream.range(0, history.size())
                .mapToObj(i -> number(LEFT + (RIGHT - LEFT) * i / (history.size() - 1)) + ","
                        + scale.y(history.get(i).logEvidence()))
                .collect(Collectors.joining(" "));
        return new EvidencePath(
                title,
                points,
                scale.y(REACHED),
                scale.y(0),
                scale.marks(),
                "after %,d".formatted(history.get(0).seen()),
                "after %,d ballots".formatted(history.get(history.size() - 1).seen()));
    }

    private record Scale(double least, double most) {

        String y(double log) {
            double held = Math.max(least, Math.min(most, log));
            return number(BOTTOM - (held - least) / (most - least) * (BOTTOM - TOP));
        }

        List<Mark> marks() {
            int highest = (int) Math.floor(most / Math.log(10));
            int step = Math.max(1, highest / 4);
            return IntStream.rangeClosed(0, highest / step)
                    .map(i -> i * step)
                    .mapToObj(power -> new Mark(
                            y(power * Math.log(10)), power < 4 ? "1" + "0".repeat(power) : PowerOfTen.written(power)))
                    .toList();
        }
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}

package dev.evenhand.results;

import dev.evenhand.card.Card;
import dev.evenhand.card.Harm;
import dev.evenhand.card.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How harmful the headline's two models are, {@code (1 - w) UC + w UR}, whatever refusals weigh; straight lines that may cross. */
record DefectCurve(
        String description,
        List<Axis.Tick> ticks,
        List<Line> lines,
        @Nullable String flip) {

    private static final int WIDTH = 780;
    private static final int HEIGHT = 240;
    private static final int LEFT = 60;
    private static final int RIGHT = 650;
    private static final int TOP = 16;
    private static final int BOTTOM = 200;

    /** @param kind `a` or `b` */
    record Line(String kind, String name, String title, String from, String to, String label) {}

    /** Empty unless both models have both rates. */
    static Optional<DefectCurve> of(Card card) {
        var headline = card.headline().measured();
        var two = card.safety().map(Harm::models).orElse(List.of()).stream()
                .filter(model ->
                        model.model().equals(headline.first()) || model.model().equals(headline.second()))
                .filter(model -> model.unsafeCompliance().isPresent()
                        && model.unnecessaryRefusal().isPresent())
                .toList();
        if (two.size() < 2) {
            return Optional.empty();
        }
        double most = two.stream()
                .mapToDouble(model -> Math.max(
                        model.unsafeCompliance().orElseThrow(),
                        model.unnecessaryRefusal().orElseThrow()))
                .max()
                .orElse(0);
        var lines = new ArrayList<Line>();
        for (var model : two) {
            lines.add(line(lines.isEmpty() ? "a" : "b", model, Math.max(most, 0.01)));
        }
        var axis = Axis.between(0, 100, LEFT, RIGHT);
        var flip = card.safety().orElseThrow().orderFlip();
        return Optional.of(new DefectCurve(
                "Severity-weighted defects of %s and %s, from unsafe compliance alone (left) to unnecessary refusals alone (right)."
                        .formatted(two.get(0).model(), two.get(1).model()),
                axis.ticks(),
                lines,
                flip.isPresent() ? axis.x(100 * flip.getAsDouble()) : null));
    }

    private static Line line(String kind, Harm.Defects model, double most) {
        double from = model.unsafeCompliance().orElseThrow();
        double to = model.unnecessaryRefusal().orElseThrow();
        return new Line(
                kind,
                model.model(),
                "%s: unsafe compliance %s, unnecessary refusal %s"
                        .formatted(model.model(), Words.percent(from), Words.percent(to)),
                y(from, most),
                y(to, most),
                String.format(Locale.ROOT, "%.1f", Double.parseDouble(y(to, most)) + (kind.equals("a") ? -4 : 12)));
    }

    private static String y(double rate, double most) {
        return String.format(Locale.ROOT, "%.1f", BOTTOM - rate / most * (BOTTOM - TOP));
    }

    public int width() {
        return WIDTH;
    }

    public int height() {
        return HEIGHT;
    }

    public int left() {
        return LEFT;
    }

    public int right() {
        return RIGHT;
    }

    public int bottom() {
        return BOTTOM;
    }
}

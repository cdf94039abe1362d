package dev.evenhand.results;

import dev.evenhand.card.Card;
import dev.evenhand.card.Told;
import dev.evenhand.card.Variations;
import dev.evenhand.card.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Every other defensible choice, and whether the headline survives it. */
record RobustnessView(Card card, Variations variations, LeadPlot plot) {

    record Line(String group, String choice, String value, String interval, String says, boolean survives) {}

    static RobustnessView of(Card card, Variations variations) {
        var lines = new ArrayList<LeadPlot.Line>();
        lines.add(new LeadPlot.Line("planned", "As planned", variations.planned()));
        variations
                .lines()
                .forEach(line -> lines.add(new LeadPlot.Line(
                        line.survives() ? "same" : "other", line.group() + ": " + line.choice(), line.measured())));
        return new RobustnessView(
                card,
                variations,
                LeadPlot.of(
                        "The headline by every other choice",
                        "%d of %d other choices say what the headline says; the same numbers are in the table."
                                .formatted(variations.same(), variations.told()),
                        lines));
    }

    public List<Line> lines() {
        return variations.lines().stream()
                .map(line -> new Line(
                        line.group(),
                        line.choice(),
                        Told.estimate(line.measured()),
                        Told.interval(line.measured()),
                        Told.outcome(line.measured()),
                        line.survives()))
                .toList();
    }

    public String survival() {
        return variations.told() == 0
                ? "There is nothing to choose otherwise yet"
                : "%d of %d other choices say the same".formatted(variations.same(), variations.told());
    }

    public Optional<String> bestOf() {
        return card.bestOf()
                .map(best -> String.format(
                        Locale.ROOT,
                        "%s would look %.0f points better than it is, and one of them would pass for a winner in %s of such"
                                + " studies. Hold each to α = %.4f instead of %s.",
                        best.whose(),
                        best.points(),
                        Words.percent(best.falseWinner()),
                        best.sidakAlpha(),
                        card.protocol().alpha()));
    }
}

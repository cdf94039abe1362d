package dev.evenhand.cli;

import dev.evenhand.statistics.Points;
import dev.evenhand.statistics.Scores;
import org.jspecify.annotations.Nullable;

/** Moves the scores of one component so that a model has given points; gaps and errors stay as they are. */
record Anchor(int component, double points) {

    static Anchor of(@Nullable String text, Scores scores) {
        if (text == null) {
            return new Anchor(-1, 0);
        }
        int equals = text.lastIndexOf('=');
        if (equals < 1) {
            throw new BadInput("--anchor takes MODEL=POINTS, not " + text);
        }
        var score = scores.of(text.substring(0, equals));
        var estimate = score.estimate()
                .orElseThrow(() -> new BadInput("--anchor: \"%s\" has no finite score".formatted(score.model())));
        try {
            double points = Double.parseDouble(text.substring(equals + 1));
            return new Anchor(score.component(), points - Points.MEAN - Points.PER_NAT * estimate.strength());
        } catch (NumberFormatException e) {
            throw new BadInput("--anchor takes MODEL=POINTS, not " + text);
        }
    }

    double shift(int other) {
        return other == component ? points : 0;
    }
}

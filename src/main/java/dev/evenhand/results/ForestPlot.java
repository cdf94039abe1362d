package dev.evenhand.results;

import dev.evenhand.card.Words;
import dev.evenhand.statistics.Estimate;
import dev.evenhand.statistics.ModelScore;
import dev.evenhand.statistics.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Scores with their intervals as a picture: where everything stands; the template draws it. */
record ForestPlot(PlotShape shape, int height, String description, List<Axis.Tick> ticks, List<Row> rows) {

    private static final int LONGEST_LABEL = 28;

    /**
     * A model, or a heading when it has no name.
     *
     * @param mark how it is drawn: `point`, `up` or `down` without a finite score, `none` without a vote, `head`
     */
    record Row(
            int y,
            String mark,
            String label,
            String title,
            @Nullable String x,
            @Nullable String from,
            @Nullable String to,
            String value,
            @Nullable Mark chosen) {}

    /** Where another choice than the plan's puts the model. */
    record Mark(String x, String from, String to) {}

    /** @param other the same by an exploratory choice, drawn beneath what was planned */
    static ForestPlot of(PlotShape shape, Standings standings, Optional<Standings> other) {
        var models = standings.models();
        var axis = axis(
                shape,
                Stream.concat(models.stream(), other.stream().flatMap(some -> some.models().stream()))
                        .toList());
        var rows = new ArrayList<Row>();
        boolean apart = models.stream()
                        .filter(model -> model.estimate().isPresent())
                        .map(Part::of)
                        .distinct()
                        .count()
                > 1;
        @Nullable Part part = null;
        for (var model : models) {
            if (apart && model.estimate().isPresent() && !Part.of(model).equals(part)) {
                part = Part.of(model);
                rows.add(heading(shape.y(rows.size()), part));
            }
            rows.add(row(shape.y(rows.size()), model, axis, other.flatMap(some -> mark(some, model.model(), axis))));
        }
        return new ForestPlot(shape, shape.height(rows.size()), description(standings, other), axis.ticks(), rows);
    }

    /** Only scores of one tier of one component stand on one scale. */
    private record Part(int component, int tier) {
        static Part of(ModelScore model) {
            return new Part(model.component(), model.tier());
        }
    }

    private static Axis axis(PlotShape shape, List<ModelScore> models) {
        var estimates = models.stream()
                .map(ModelScore::estimate)
                .flatMap(Optional::stream)
                .toList();
        double lowest =
                estimates.stream().mapToDouble(Estimate::lowerPoints).min().orElse(950);
        double highest =
                estimates.stream().mapToDouble(Estimate::upperPoints).max().orElse(1050);
        return shape.axis(lowest, highest);
    }

    private static Row heading(int y, Part part) {
        var text = "Group %d, tier %d: scored among themselves".formatted(part.component() + 1, part.tier() + 1);
        return new Row(y, "head", text, text, null, null, null, "", null);
    }

    private static Optional<Mark> mark(Standings other, String model, Axis axis) {
        return other.scores()
                .of(model)
                .estimate()
                .map(found ->
                        new Mark(axis.x(found.points()), axis.x(found.lowerPoints()), axis.x(found.upperPoints())));
    }

    private static Row row(int y, ModelScore model, Axis axis, Optional<Mark> chosen) {
        var label = shortened(model.model());
        return model.estimate()
                .map(estimate -> new Row(
                        y,
                        "point",
                        label,
                        title(model, estimate),
                        axis.x(estimate.points()),
                        axis.x(estimate.lowerPoints()),
                        axis.x(estimate.upperPoints()),
                        Words.points(estimate.points()),
                        chosen.orElse(null)))
                .orElseGet(() -> open(y, model, label));
    }

    private static Row open(int y, ModelScore model, String label) {
        var says = says(model.status());
        var mark = switch (model.status()) {
            case UNDEFEATED -> "up";
            case WINLESS -> "down";
            case SEPARATED, NOT_YET_SCORED, UNFITTED, SCORED, TIER_SCORED -> "none";
        };
        var title =
                model.model() + ": " + says + ", " + Words.votes(model.tally().votes());
        return new Row(y, mark, label, title, null, null, null, says, null);
    }

    static String says(Status status) {
        return switch (status) {
            case SCORED -> "scored";
            case TIER_SCORED -> "scored in its tier";
            case UNDEFEATED -> "won every vote";
            case WINLESS -> "lost every vote";
            case SEPARATED -> "between tiers";
            case NOT_YET_SCORED -> "no votes yet";
            case UNFITTED -> "no finite fit";
        };
    }

    private static String title(ModelScore model, Estimate estimate) {
        return "%s: %s, interval %s to %s, %s"
                .formatted(
                        model.model(),
                        Words.points(estimate.points()),
                        Words.points(estimate.lowerPoints()),
                        Words.points(estimate.upperPoints()),
                        Words.votes(model.tally().votes()));
    }

    private static String description(Standings standings, Optional<Standings> other) {
        return "Bradley-Terry scores of %d models with %s intervals, best first;%s the same numbers are in the table."
                .formatted(
                        standings.models().size(),
                        Words.level(standings.plan().level()),
                        other.isPresent() ? " beneath each, hollow, by an exploratory choice;" : "");
    }

    private static String shortened(String name) {
        return name.length() <= LONGEST_LABEL ? name : name.substring(0, LONGEST_LABEL - 1) + "…";
    }

    public int bottom() {
        return height - PlotShape.FOOT;
    }
}

package dev.evenhand.cli;

import dev.evenhand.statistics.Groups;
import dev.evenhand.statistics.StyleFeature;
import dev.evenhand.statistics.Votes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Puts the votes of all parts of a file behind each other, with one numbering of names. */
final class JoinedVotes {

    private final List<VoteRows> parts;
    private final Header.Wanted wanted;
    private final Names raters = new Names();
    private final Names tasks = new Names();
    private final VoteColumns columns;

    /** Where each part begins, and where the last one ends. */
    private final int[] starts;

    /** @param models for each part and number of a model there its number here */
    JoinedVotes(List<VoteRows> parts, Header.Wanted wanted, List<int[]> models) {
        this.parts = parts;
        this.wanted = wanted;
        starts = new int[parts.size() + 1];
        var numbers = new ArrayList<VoteColumns.Numbers>();
        for (int part = 0; part < parts.size(); part++) {
            var rows = parts.get(part);
            starts[part + 1] = starts[part] + rows.votes;
            numbers.add(new VoteColumns.Numbers(models.get(part), raters.merge(rows.raters), tasks.merge(rows.tasks)));
        }
        columns = new VoteColumns(wanted);
        columns.grow(size());
        IntStream.range(0, parts.size()).parallel().forEach(part -> {
            var rows = parts.get(part);
            columns.take(rows.columns, rows.votes, numbers.get(part), starts[part]);
        });
    }

    Votes votes(List<String> models, List<String> features) {
        var votes = Votes.of(models, columns.left, columns.right, columns.verdicts);
        if (wanted.raters()) {
            votes = votes.withRaters(Groups.of(raters.texts(), columns.rater));
        }
        if (wanted.tasks()) {
            votes = votes.withTasks(Groups.of(tasks.texts(), columns.task));
        }
        if (wanted.style()) {
            votes = votes.withStyle(IntStream.range(0, features.size())
                    .parallel()
                    .mapToObj(i -> StyleFeature.standardised(features.get(i), feature(i), size()))
                    .toList());
        }
        return wanted.weight() == null ? votes : votes.withWeights(columns.weights);
    }

    private double[] feature(int feature) {
        var values = new ArrayList<FeatureColumns>();
        for (var part : parts) {
            values.add(part.features);
        }
        return FeatureColumns.joined(values, feature, starts);
    }

    private int size() {
        return starts[parts.size()];
    }
}

package dev.evenhand.cli;

import dev.evenhand.statistics.Groups;
import dev.evenhand.statistics.StyleFeature;
import dev.evenhand.statistics.Votes;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Puts the votes of all parts of a file behind each other, with one numbering of names. */
record JoinedVotes(List<VoteRows> parts) {

    /** @param numbers for each part and number of a model there its number here */
    Votes votes(List<String> models, List<int[]> numbers, Header header, Header.Wanted wanted) {
        var verdicts = new byte[size()];
        eachPart((part, columns, at, count) -> System.arraycopy(columns.verdicts, 0, verdicts, at, count));
        var votes = Votes.of(
                models,
                numbered(numbers, columns -> columns.left),
                numbered(numbers, columns -> columns.right),
                verdicts);
        if (wanted.raters()) {
            votes = votes.withRaters(groups(part -> part.raters, columns -> columns.rater));
        }
        if (wanted.tasks()) {
            votes = votes.withTasks(groups(part -> part.tasks, columns -> columns.task));
        }
        if (wanted.style()) {
            votes = votes.withStyle(IntStream.range(0, header.features().size())
                    .parallel()
                    .mapToObj(i -> StyleFeature.standardised(header.features().get(i), feature(i), size()))
                    .toList());
        }
        return wanted.weight() == null ? votes : votes.withWeights(column(columns -> columns.weights));
    }

    private Groups groups(Function<VoteRows, Names> names, Function<VoteColumns, int[]> column) {
        var all = new Names();
        var numbers = parts.stream().map(part -> all.merge(names.apply(part))).toList();
        return Groups.of(all.texts(), numbered(numbers, column));
    }

    private int[] numbered(List<int[]> numbers, Function<VoteColumns, int[]> column) {
        var whole = new int[size()];
        eachPart((part, columns, at, count) ->
                VoteColumns.renumber(column.apply(columns), count, numbers.get(part), whole, at));
        return whole;
    }

    private double[] column(Function<VoteColumns, double[]> column) {
        var whole = new double[size()];
        eachPart((part, columns, at, count) -> System.arraycopy(column.apply(columns), 0, whole, at, count));
        return whole;
    }

    private double[] feature(int feature) {
        return FeatureColumns.joined(parts.stream().map(part -> part.features).toList(), feature, starts());
    }

    private int size() {
        return parts.stream().mapToInt(part -> part.votes).sum();
    }

    private int[] starts() {
        var starts = new int[parts.size() + 1];
        for (int part = 0; part < parts.size(); part++) {
            starts[part + 1] = starts[part] + parts.get(part).votes;
        }
        return starts;
    }

    private void eachPart(Taker taker) {
        var starts = starts();
        IntStream.range(0, parts.size())
                .parallel()
                .forEach(part -> taker.take(part, parts.get(part).columns, starts[part], parts.get(part).votes));
    }

    /** Takes the votes of a part to their place. */
    private interface Taker {
        void take(int part, VoteColumns columns, int at, int count);
    }
}

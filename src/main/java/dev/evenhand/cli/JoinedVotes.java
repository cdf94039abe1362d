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
        eachBlock((part, block, at, count) -> System.arraycopy(block.verdicts, 0, verdicts, at, count));
        var votes = Votes.of(
                models, numbered(numbers, block -> block.left), numbered(numbers, block -> block.right), verdicts);
        if (wanted.raters()) {
            votes = votes.withRaters(groups(part -> part.raters, block -> block.rater));
        }
        if (wanted.tasks()) {
            votes = votes.withTasks(groups(part -> part.tasks, block -> block.task));
        }
        if (wanted.style()) {
            votes = votes.withStyle(IntStream.range(0, header.features().size())
                    .parallel()
                    .mapToObj(i ->
                            StyleFeature.standardised(header.features().get(i), column(block -> block.features[i])))
                    .toList());
        }
        return wanted.weight() == null ? votes : votes.withWeights(column(block -> block.weights));
    }

    private Groups groups(Function<VoteRows, Names> names, Function<VoteBlock, int[]> column) {
        var all = new Names();
        var numbers = parts.stream().map(part -> all.merge(names.apply(part))).toList();
        return Groups.of(all.texts(), numbered(numbers, column));
    }

    private int[] numbered(List<int[]> numbers, Function<VoteBlock, int[]> column) {
        var whole = new int[size()];
        eachBlock((part, block, at, count) ->
                VoteBlock.renumber(column.apply(block), count, numbers.get(part), whole, at));
        return whole;
    }

    private double[] column(Function<VoteBlock, double[]> column) {
        var whole = new double[size()];
        eachBlock((part, block, at, count) -> System.arraycopy(column.apply(block), 0, whole, at, count));
        return whole;
    }

    private int size() {
        return parts.stream().mapToInt(part -> part.votes).sum();
    }

    private void eachBlock(Taker taker) {
        int start = 0;
        for (int part = 0; part < parts.size(); part++) {
            var rows = parts.get(part);
            for (int block = 0; block < rows.blocks.size(); block++) {
                int before = block * VoteBlock.SIZE;
                int count = Math.min(VoteBlock.SIZE, rows.votes - before);
                taker.take(part, rows.blocks.get(block), start + before, count);
            }
            start += rows.votes;
        }
    }

    /** Takes the first votes of a block to their place. */
    private interface Taker {
        void take(int part, VoteBlock block, int at, int count);
    }
}

package dev.evenhand.card;

import dev.evenhand.card.Card.Split;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Measures the headline again in parts of the votes that should say the same: under each version of the guide, in each group
 * of raters, on tasks seen before and on new ones, and with every request asked once. Parts of one kind hold all at once.
 */
final class Splitting {

    /** With more groups than this each is too small to say anything. */
    private static final int MOST = 24;

    private final Background known;
    private final CardPlan plan;
    private final CardVotes counted;
    private final CardPlan.Pair pair;
    private final End end;
    private final List<Split> splits = new ArrayList<>();

    private Splitting(Evidence evidence, CardVotes counted, CardPlan.Pair pair, End end) {
        known = evidence.background();
        plan = evidence.plan();
        this.counted = counted;
        this.pair = pair;
        this.end = end;
    }

    static List<Split> of(Evidence evidence, CardVotes counted, CardPlan.Pair pair, End end) {
        var splitting = new Splitting(evidence, counted, pair, end);
        splitting.all();
        return splitting.splits;
    }

    private void all() {
        if (!known.guides().isEmpty()) {
            split("guide", vote -> {
                int version = known.guides().getOrDefault(counted.id(vote), 0);
                return version == 0 ? "collected elsewhere" : "version " + version;
            });
        }
        if (!known.groups().isEmpty()) {
            split("group", vote -> known.groups().getOrDefault(counted.raterName(vote), "in no group"));
        }
        if (!known.reused().isEmpty()) {
            split("reuse", vote -> known.reused().contains(counted.taskName(vote)) ? "seen before" : "new here");
        }
        if (!known.copies().isEmpty()) {
            var once = counted.where(vote -> !known.copies().contains(counted.taskName(vote)));
            splits.add(new Split("copies", "every request once", measure(once, 1)));
        }
    }

    private void split(String by, IntFunction<String> part) {
        var parts = IntStream.range(0, counted.size())
                .boxed()
                .collect(Collectors.groupingBy(part::apply, TreeMap::new, Collectors.toSet()));
        if (parts.size() > 1 && parts.size() <= MOST) {
            parts.forEach((name, votes) ->
                    splits.add(new Split(by, name, measure(counted.where(votes::contains), parts.size()))));
        }
    }

    private Measured measure(CardVotes some, int among) {
        var method = Method.planned(plan).weighing(Map.of()).among(among);
        return new Measure(method, end).of(plan.statistic(), some, pair);
    }
}

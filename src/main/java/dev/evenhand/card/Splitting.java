package dev.evenhand.card;

import dev.evenhand.card.Card.Split;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Measures the headline again in parts of the votes that should say the same: under each version of the guide, in each group
 * of raters, given here and elsewhere, on tasks seen before and on new ones, with every answer of a rater and every request once. Parts of one kind hold all at once.
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
        if (IntStream.range(0, counted.size()).anyMatch(vote -> counted.guide(vote) > 0)) {
            split("guide", vote -> counted.guide(vote) == 0 ? "collected elsewhere" : "version " + counted.guide(vote));
        }
        if (!known.groups().isEmpty()) {
            split("group", vote -> known.groups().getOrDefault(counted.raterName(vote), "in no group"));
        }
        split("source", vote -> counted.elsewhere(vote) ? "collected elsewhere" : "given here");
        var first = counted.answeredOnce();
        if (first.size() < counted.size()) {
            int again = counted.size() - first.size();
            splits.add(new Split(
                    "again",
                    "without %s".formatted(again == 1 ? "1 second answer" : Words.count(again) + " second answers"),
                    measure(first, 1)));
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
        if (parts.size() > 1) {
            var shown = parts.size() <= MOST ? parts : together(parts);
            shown.forEach((name, votes) ->
                    splits.add(new Split(by, name, measure(counted.where(votes::contains), shown.size()))));
        }
    }

    /** The largest by themselves and all others as one, so that nobody hides in many small ones. */
    private static Map<String, Set<Integer>> together(Map<String, Set<Integer>> parts) {
        var bySize = parts.entrySet().stream()
                .sorted(Comparator.comparingInt(part -> -part.getValue().size()))
                .toList();
        var shown = new LinkedHashMap<String, Set<Integer>>();
        bySize.subList(0, MOST - 1).forEach(part -> shown.put(part.getKey(), part.getValue()));
        var others = new HashSet<Integer>();
        bySize.subList(MOST - 1, bySize.size()).forEach(part -> others.addAll(part.getValue()));
        shown.put("%d others together".formatted(bySize.size() - MOST + 1), others);
        return shown;
    }

    private Measured measure(CardVotes some, int among) {
        var method = Method.planned(plan).weighing(Map.of()).among(among);
        return new Measure(method, end).of(plan.statistic(), some, pair);
    }
}

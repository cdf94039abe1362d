package dev.evenhand.statistics;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * The order in which a fit takes its models. Elimination fills in little where those with few opponents come first. The last
 * one is held at zero; the most voted keeps the gaps between all others sharp.
 */
final class EliminationOrder {

    private EliminationOrder() {}

    static List<String> of(PairCounts counts, List<String> models) {
        var ordered = new ArrayList<>(models);
        ordered.sort(Comparator.comparingInt((String model) -> opponents(counts, model))
                .thenComparingInt(counts::position));
        var most = Collections.max(
                ordered, Comparator.comparingLong(model -> counts.tally(model).votes()));
        ordered.remove(most);
        ordered.add(most);
        return ordered;
    }

    private static int opponents(PairCounts counts, String model) {
        int position = counts.position(model);
        return counts.firstMeeting(position + 1) - counts.firstMeeting(position);
    }
}

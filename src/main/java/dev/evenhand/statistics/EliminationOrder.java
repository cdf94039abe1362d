package dev.evenhand.statistics;

import java.util.ArrayList;
import java.util.List;

/**
 * The order in which a fit takes its models. Elimination fills in little where those with few opponents come first. The last
 * one is held at zero; the most voted keeps the gaps between all others sharp.
 */
final class EliminationOrder {

    private EliminationOrder() {}

    static List<String> of(PairCounts counts, List<String> models) {
        var ordered = new ArrayList<>(models);
        ordered.sort((one, other) -> compare(counts, one, other));
        var most = ordered.get(0);
        for (var model : ordered) {
            most = counts.tally(model).votes() > counts.tally(most).votes() ? model : most;
        }
        ordered.remove(most);
        ordered.add(most);
        return ordered;
    }

    private static int compare(PairCounts counts, String one, String other) {
        int more = Integer.compare(opponents(counts, one), opponents(counts, other));
        return more == 0 ? Integer.compare(counts.position(one), counts.position(other)) : more;
    }

    private static int opponents(PairCounts counts, String model) {
        int position = counts.position(model);
        return counts.firstMeeting(position + 1) - counts.firstMeeting(position);
    }
}

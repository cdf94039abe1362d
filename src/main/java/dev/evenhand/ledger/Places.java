package dev.evenhand.ledger;

import dev.evenhand.card.End;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Counts which places for votes were filled, and so at which end a study is: as the card does by its slots. */
public final class Places {

    private final Map<Integer, Integer> filled = new HashMap<>();
    private final SortedMap<String, Long> ballots =
            new TreeMap<>(Map.of("answered", 0L, "issued", 0L, "lapsed", 0L, "skipped", 0L));
    private final boolean refilled;
    private final LogStory story;
    private long answered;
    private long all;
    private long parkedEmpty;
    private boolean empty;

    public Places(JsonNode plan, LogStory story) {
        this.story = story;
        refilled = plan.path("refill").asBoolean(false);
    }

    /** Takes a ballot as it ended. */
    public void ballot(String state, String kind, int comparison, String rater) {
        ballots.merge(state, 1L, Long::sum);
        if (state.equals("answered") && kind.equals("live")) {
            answered(comparison, rater);
        }
    }

    /** Takes an answered live ballot; where the plan gives a left-out rater's places to others, his votes fill none. */
    private void answered(int comparison, String rater) {
        answered++;
        if (!refilled || !story.gaveUpPlaces(rater)) {
            filled.merge(comparison, 1, Integer::sum);
        }
    }

    /** Takes a comparison, after all ballots. */
    public void comparison(int number, int places, boolean parked) {
        int left = Math.max(0, places - filled.getOrDefault(number, 0));
        all += places;
        parkedEmpty += parked ? left : 0;
        empty |= !parked && left > 0;
    }

    /** @param planned votes that registration laid out; fewer than there are places where pairs are drawn as votes come */
    public End end(JsonNode plan, long planned) {
        return new End(kind(plan, planned), Math.max(1, planned));
    }

    private End.Kind kind(JsonNode plan, long planned) {
        if (plan.path("stopping").path("rule").asString("").equals("sequential")) {
            return End.Kind.SEQUENTIAL;
        }
        if (!story.closed()) {
            return End.Kind.OPEN;
        }
        if (story.late()) {
            return End.Kind.LATE;
        }
        boolean missing = answered > 0 ? missing(planned) : story.imported() < planned;
        return missing ? End.Kind.EARLY : End.Kind.PLANNED;
    }

    /** What raters could not judge is not missing, as long as it is little. */
    private boolean missing(long planned) {
        if (planned < all) {
            long votes = filled.values().stream().mapToInt(Integer::intValue).sum();
            return votes + parkedEmpty < planned || End.manyParked(planned - votes, planned);
        }
        return empty || End.manyParked(parkedEmpty, planned);
    }

    /** How many ballots there are in each state. */
    public SortedMap<String, Long> ballots() {
        return ballots;
    }

    public long all() {
        return all;
    }
}

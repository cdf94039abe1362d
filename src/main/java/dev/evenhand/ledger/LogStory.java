package dev.evenhand.ledger;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * What a log tells beside its ballots: who is left out, how often somebody looked, and each deed that a reader of the
 * result must know of, with the votes that were in before it. Whoever makes a bundle and whoever checks it read it alike.
 */
public final class LogStory {

    /** Types of entries that stand in the results: what was changed, taken in, taken out or left out after registration. */
    static final Set<String> DEEDS = Set.of(
            "study.amended",
            "study.withdrawn",
            "study.guide_changed",
            Log.DESCRIBED,
            Log.IMPORTED,
            "study.paused",
            "study.released",
            "study.decided",
            Log.EXCLUDED,
            Log.RESTORED,
            Log.KEPT,
            Log.REOPENED,
            "rater.revoked",
            "rater.erased");

    private final ArrayNode deeds = JsonNodeFactory.instance.arrayNode();
    private final Map<String, String> excluded = new HashMap<>();
    private final Set<String> givenAgain = new HashSet<>();
    private final Set<String> everGiven = new HashSet<>();
    private final SortedMap<String, String> described = new TreeMap<>();
    private long imported;
    private long looks;
    private long watched;
    private boolean late;
    private boolean closed;

    /** @param cast first votes on ballots in the log before this entry */
    void add(LogEntry entry, long cast) {
        switch (entry.type()) {
            case Log.IMPORTED -> late |= closed;
            case Log.LOOK -> looks++;
            case Log.WATCHED -> watched++;
            case Log.CLOSED -> closed = true;
            case Log.DESCRIBED -> described.put(Log.text(entry.body(), "item"), Log.text(entry.body(), "text"));
            case Log.EXCLUDED, Log.RESTORED -> decision(entry);
            default -> {}
        }
        if (DEEDS.contains(entry.type())) {
            var body = entry.body().deepCopy();
            body.remove("salt");
            deeds.addObject()
                    .put("seq", entry.seq())
                    .put("type", entry.type())
                    .put("after_votes", cast + imported)
                    .set("body", body);
        }
        if (entry.type().equals(Log.IMPORTED)) {
            imported += entry.body().path("votes").asLong(0);
        }
    }

    private void decision(LogEntry entry) {
        var rater = Log.text(entry.body(), "rater");
        if (entry.type().equals(Log.RESTORED)) {
            excluded.remove(rater);
            givenAgain.remove(rater);
        } else if (entry.body().path("planned").asBoolean(false)) {
            excluded.put(rater, Log.text(entry.body(), "rule"));
            if (!closed) {
                givenAgain.add(rater);
                everGiven.add(rater);
            }
        }
    }

    public boolean closed() {
        return closed;
    }

    /** Votes from files. */
    long imported() {
        return imported;
    }

    /** Whether some of them were taken in after the end. */
    boolean late() {
        return late;
    }

    long looks() {
        return looks;
    }

    long watched() {
        return watched;
    }

    ArrayNode deeds() {
        return deeds;
    }

    /** Whether a datasheet has the answers that people wrote as the log has them, each at its last. */
    public boolean described(JsonNode datasheet) {
        var shown = new TreeMap<String, String>();
        for (var section : datasheet.path("sections")) {
            for (var item : section.path("items")) {
                if (item.path("note").isString()) {
                    shown.put(item.path("item").asString(""), item.path("note").stringValue());
                }
            }
        }
        return shown.equals(described);
    }

    /** Rules of the plan by which raters are left out, by pseudonym. */
    public Map<String, String> excluded() {
        return excluded;
    }

    /** Who was left out while there were others to fill the places, and not taken back in. */
    public boolean gaveUpPlaces(String rater) {
        return givenAgain.contains(rater);
    }

    /** Who was left out so, and may have come back when the places had gone to others. */
    boolean everGaveUpPlaces(String rater) {
        return everGiven.contains(rater);
    }
}

package dev.evenhand.ledger;

import dev.evenhand.commitment.CommittedSeed;
import java.util.HexFormat;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What the log says of the beacon that a plan names: it stands between the registration and the first opening, once. */
record BeaconEntry(String source, String round, byte[] value) {

    /** Nothing where the plan names none, or the study never opened. */
    static Optional<BeaconEntry> of(Evidence evidence) {
        var log = evidence.log();
        var entries = log.all(Log.BEACON);
        var planned = evidence.plan().path("beacon");
        if (planned.isMissingNode() && !entries.isEmpty()) {
            throw new Malformed("the log has a beacon that the plan does not name");
        }
        if (entries.isEmpty()) {
            boolean needed = !planned.isMissingNode() && log.first(Log.OPENED).isPresent();
            if (needed || !planned.isMissingNode() && !evidence.ballots().isEmpty()) {
                throw new Malformed("the plan names a beacon, and the study opened without its value");
            }
            return Optional.empty();
        }
        var entry = entries.get(0);
        if (entries.size() > 1
                || log.first(Log.OPENED)
                        .filter(opened -> opened.seq() < entry.seq())
                        .isPresent()) {
            throw new Malformed("a beacon is entered once, before the study opens");
        }
        var told = Evidence.json("the beacon", Log.text(entry.body(), "detail"));
        if (!same(told, planned, "source") || !same(told, planned, "round")) {
            throw new Malformed("the beacon entered is not the one that the plan names");
        }
        return Optional.of(new BeaconEntry(
                told.path("source").asString(""),
                told.path("round").asString(""),
                ChanceCheck.bytes(told.path("value").asString(""))));
    }

    private static boolean same(JsonNode told, JsonNode planned, String field) {
        return told.path(field).isString() && told.path(field).equals(planned.path(field));
    }

    CommittedSeed mixedInto(byte[] seed) {
        return new CommittedSeed(seed, value);
    }

    /** For a reader who can look up what was announced. */
    String words() {
        return "mixed with %s, %s: compare %s with what was announced"
                .formatted(source, round, HexFormat.of().formatHex(value));
    }
}

package dev.evenhand.ledger;

import dev.evenhand.commitment.CanonicalJson;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One thing that happened in a study, as one line of its log: canonical JSON (RFC 8785) without fractions, since two
 * programs may read those differently.
 *
 * @param seq place in the log, from 0
 * @param previous leaf hash of the entry before; 64 zeroes for the first
 */
record LogEntry(long seq, Instant at, String study, String type, Hash previous, ObjectNode body) {

    static final Hash NONE_BEFORE = Hash.of(new byte[Hash.LENGTH]);

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int VERSION = 1;
    private static final Set<String> KEYS = Set.of("v", "seq", "ts", "study", "type", "prev", "body");

    private static final DateTimeFormatter TIMES =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    LogEntry {
        requireWhole(body);
        body = body.deepCopy();
    }

    /** Takes a line only if it is byte for byte what writing its content again gives. */
    static LogEntry parse(String line) {
        try {
            var read = JSON.readTree(line);
            if (!(read instanceof ObjectNode object) || !KEYS.equals(Set.copyOf(object.propertyNames()))) {
                throw new Malformed("not an entry: exactly v, seq, ts, study, type, prev and body belong there");
            }
            var entry = of(object);
            if (!entry.line().equals(line)) {
                throw new Malformed("not in canonical form (RFC 8785)");
            }
            return entry;
        } catch (JacksonException e) {
            throw new Malformed("not JSON: " + e.getOriginalMessage());
        } catch (Malformed e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new Malformed(String.valueOf(e.getMessage()));
        }
    }

    private static LogEntry of(ObjectNode read) {
        if (!(read.get("body") instanceof ObjectNode body)
                || !read.get("seq").canConvertToLong()
                || !read.get("seq").isIntegralNumber()
                || read.get("v").asInt(0) != VERSION) {
            throw new Malformed("v is not 1, seq not a whole number or body not an object");
        }
        return new LogEntry(
                read.get("seq").longValue(),
                time(text(read, "ts")),
                text(read, "study"),
                text(read, "type"),
                Hash.hex(text(read, "prev")),
                body);
    }

    /** Without the line's end, which is no part of the entry. */
    String line() {
        var all = JsonNodeFactory.instance.objectNode();
        all.put("v", VERSION).put("seq", seq).put("ts", TIMES.format(at)).put("study", study);
        all.put("type", type).put("prev", previous.hex()).set("body", body);
        return CanonicalJson.write(all);
    }

    Hash leaf() {
        return Hash.leaf(line().getBytes(StandardCharsets.UTF_8));
    }

    private static Instant time(String text) {
        try {
            return Instant.from(TIMES.parse(text));
        } catch (DateTimeException e) {
            throw new Malformed("\"%s\" is not a time like 2026-06-02T10:00:00.000Z".formatted(text));
        }
    }

    private static String text(ObjectNode read, String key) {
        var value = read.get(key);
        if (value == null || !value.isString()) {
            throw new Malformed("%s is not a text".formatted(key));
        }
        return value.stringValue();
    }

    private static void requireWhole(JsonNode value) {
        if (value.isNumber() && !value.isIntegralNumber()) {
            throw new Malformed("a fraction; decimals are written as text");
        }
        value.forEach(LogEntry::requireWhole);
    }
}

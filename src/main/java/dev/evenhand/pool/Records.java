package dev.evenhand.pool;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Takes the records of a file one by one, recognises their format by the first that tells it, and makes entries. */
final class Records {
    private final EntrySink sink;
    private final Understanding understanding;
    private final Aliases aliases;

    Records(EntrySink sink, Understanding understanding, List<String> models) {
        this.sink = sink;
        this.understanding = understanding;
        this.aliases = new Aliases(new ModelsGiven(models, understanding));
    }

    /** Where what makes a record is itself read with an error, the line is rejected. */
    void take(long line, RecordSource source) {
        try {
            take(line, source.read());
        } catch (InvalidEntry e) {
            sink.reject(line, e.reason());
        }
    }

    private void take(long line, JsonNode record) {
        if (understanding.format() == null) {
            understanding.format(
                    Recognition.of(record).orElseThrow(() -> new InvalidEntry(Recognition.unknown(record))));
        }
        var format = understanding.format();
        if (format == null || format == Format.NATIVE) {
            sink.accept(line, JsonEntry.of(record, understanding));
            return;
        }
        if (!record.isObject()) {
            throw new InvalidEntry("a record of " + format.label() + " must be one JSON object");
        }
        Texts.check(record);
        aliases.read(format, new Fields(record, understanding)).offer(line, sink);
    }

    /** A record with fields of its own beside those of the file's head. */
    static JsonNode with(JsonNode record, String name, String value) {
        if (record instanceof ObjectNode object && !value.isEmpty() && !object.hasNonNull(name)) {
            object.put(name, value);
        }
        return record;
    }

    /** Reads one record. */
    interface RecordSource {
        JsonNode read();
    }
}

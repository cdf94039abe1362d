package dev.evenhand.pool;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The columns of another tool's table, whose rows are read as records with a text in every field. */
final class ForeignColumns {
    private final List<String> names;

    private ForeignColumns(List<String> names) {
        this.names = names;
    }

    /** Null for a table of ours or of nobody known. */
    static @Nullable ForeignColumns of(CsvRecord header) {
        var names = header.getFields().stream().map(String::strip).toList();
        var sample = JsonNodeFactory.instance.objectNode();
        names.forEach(name -> sample.put(name, ""));
        var format = Recognition.of(sample).filter(found -> found != Format.NATIVE);
        if (format.isPresent() && new LinkedHashSet<>(names).size() < names.size()) {
            throw new InvalidEntry("the header names a column twice");
        }
        return format.isPresent() ? new ForeignColumns(names) : null;
    }

    JsonNode record(CsvRecord row) {
        if (row.getFieldCount() != names.size()) {
            throw new InvalidEntry(
                    "the row has %d fields, the header has %d".formatted(row.getFieldCount(), names.size()));
        }
        ObjectNode record = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < names.size(); i++) {
            record.put(names.get(i), row.getField(i));
        }
        return record;
    }
}

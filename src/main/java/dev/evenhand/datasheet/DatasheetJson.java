package dev.evenhand.datasheet;

import dev.evenhand.commitment.CanonicalJson;
import dev.evenhand.study.Study;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** A datasheet as programs and bundles take it, in canonical form. */
final class DatasheetJson {

    private static final String FORMAT = "evenhand-datasheet/v1";

    private DatasheetJson() {}

    static String of(Study study, Datasheet sheet) {
        var json = JsonNodeFactory.instance.objectNode().put("format", FORMAT);
        json.put("study", study.slug()).put("name", study.name());
        json.put("reported", sheet.reported()).put("of", sheet.of());
        var sections = json.putArray("sections");
        sheet.sections().forEach(section -> {
            var items = sections.addObject().put("title", section.title()).putArray("items");
            section.items().forEach(item -> items.add(json(item)));
        });
        return CanonicalJson.write(json);
    }

    private static JsonNode json(Datasheet.Item item) {
        var json =
                JsonNodeFactory.instance.objectNode().put("item", item.code()).put("question", item.question());
        json.put("reported", item.reported());
        json.put("record", item.said().isEmpty() ? null : item.said());
        json.put("note", item.note().map(DatasheetNotes.Note::text).orElse(null));
        json.put(
                "noted_at",
                item.note().map(note -> note.at().toInstant().toString()).orElse(null));
        return json;
    }
}

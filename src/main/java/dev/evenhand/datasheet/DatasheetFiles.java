package dev.evenhand.datasheet;

import dev.evenhand.commitment.CanonicalJson;
import dev.evenhand.study.Studies;
import dev.evenhand.study.Study;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** {@code datasheet.json} for programs, and the answers that they send. */
@RestController
class DatasheetFiles {

    private static final String FORMAT = "evenhand-datasheet/v1";

    private final Studies studies;
    private final Datasheets datasheets;
    private final DatasheetNotes notes;

    DatasheetFiles(Studies studies, Datasheets datasheets, DatasheetNotes notes) {
        this.studies = studies;
        this.datasheets = datasheets;
        this.notes = notes;
    }

    @GetMapping(path = "/studies/{study}/datasheet.json", produces = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize("@studyAccess.maySeeResults(#study)")
    String forPeople(@PathVariable String study) {
        return sheet(studies.get(study));
    }

    @GetMapping(path = "/api/v1/studies/{study}/datasheet.json", produces = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize("@studyAccess.maySeeResults(#study)")
    String forPrograms(@PathVariable String study) {
        return sheet(studies.get(study));
    }

    /** @param known how often the item was answered before, as the writer saw it; 0 unless given */
    record Wish(
            @Nullable String item,
            @Nullable String text,
            @Nullable Integer known) {}

    @PostMapping(path = "/api/v1/studies/{study}/datasheet", produces = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize("hasRole('ADMIN')")
    String write(@PathVariable String study, @RequestBody Wish answer, Principal who) {
        var known = answer.known();
        notes.write(
                study,
                answer.item() == null ? "" : answer.item(),
                answer.text() == null ? "" : answer.text(),
                known == null ? 0 : known,
                who.getName());
        return sheet(studies.get(study));
    }

    private String sheet(Study study) {
        var sheet = datasheets.of(study);
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

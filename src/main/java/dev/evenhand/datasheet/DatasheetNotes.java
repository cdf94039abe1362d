package dev.evenhand.datasheet;

import dev.evenhand.study.Studies;
import dev.evenhand.study.StudyEvents;
import dev.evenhand.study.WrongState;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.ErrorResponseException;

/** What people wrote to a datasheet. Nothing is overwritten: the newest is shown, and all are in the ledger. */
@Component
class DatasheetNotes {

    static final int LONGEST = 4_000;

    private final JdbcClient jdbc;
    private final Studies studies;
    private final StudyEvents events;

    DatasheetNotes(JdbcClient jdbc, Studies studies, StudyEvents events) {
        this.jdbc = jdbc;
        this.studies = studies;
        this.events = events;
    }

    /** @param number counts what was written to this item */
    record Note(int number, String text, OffsetDateTime at) {}

    private record Row(String item, int number, String text, OffsetDateTime at) {}

    Map<Topic, Note> of(long study) {
        var notes = new EnumMap<Topic, Note>(Topic.class);
        jdbc.sql("""
                select distinct on (item) item, number, text, at from datasheet_note
                where study_id = :study order by item, number desc""")
                .param("study", study)
                .query(Row.class)
                .list()
                .forEach(row -> Topic.of(row.item())
                        .ifPresent(topic -> notes.put(topic, new Note(row.number(), row.text(), row.at()))));
        return notes;
    }

    /** Writes to an item what is known of it now. The same text again changes nothing. */
    @Transactional
    public void write(String slug, String item, String given, int known, String actor) {
        var study = studies.hold(slug).orElseThrow(() -> new ErrorResponseException(HttpStatus.NOT_FOUND));
        if (!study.state().registered()) {
            throw new WrongState("draft.datasheet");
        }
        var topic = Topic.of(item).orElseThrow(() -> new UnfitNote("item"));
        var text = given.replace("\r\n", "\n").strip();
        if (text.isEmpty() || text.length() > LONGEST) {
            throw new UnfitNote("text");
        }
        var last = of(study.id()).get(topic);
        if (last != null && last.text().equals(text)) {
            return;
        }
        int number = last == null ? 0 : last.number();
        if (known != number) {
            throw new WrongState("answered_meanwhile");
        }
        jdbc.sql("""
                insert into datasheet_note (study_id, item, number, text, actor)
                values (:study, :item, :number, :text, :actor)""")
                .param("study", study.id())
                .param("item", item)
                .param("number", number + 1)
                .param("text", text)
                .param("actor", actor)
                .update();
        events.record(study.id(), actor, "described", Map.of("item", item, "number", number + 1));
    }
}

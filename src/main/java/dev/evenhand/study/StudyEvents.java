package dev.evenhand.study;

import dev.evenhand.account.Records;
import java.security.Principal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Who did what to a study when: append-only, and the place where looks at open results are counted. */
@Component
public class StudyEvents {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    StudyEvents(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    public void record(long study, String actor, String kind, Map<String, ?> detail) {
        jdbc.sql(
                        "insert into study_event (study_id, actor, kind, detail) values (:study, :actor, :kind, :detail::jsonb)")
                .param("study", study)
                .param("actor", actor)
                .param("kind", kind)
                .param("detail", json.writeValueAsString(detail))
                .update();
        Records.told();
    }

    /** What was asked for is led back to its form with what is wrong: nothing has changed, and nothing is recorded. */
    public static void refused() {
        Records.told();
    }

    /**
     * Results of an open study were seen or downloaded. Who has no name gets only what is public, and would fill the record
     * with looks that tell nothing.
     */
    public void look(Study study, @Nullable Principal who, String what) {
        if (who != null && !study.state().over()) {
            record(study.id(), who.getName(), "look", Map.of("at", what));
        }
    }

    public List<Entry> latest(long study, int limit) {
        return jdbc.sql(
                        "select at, actor, kind, detail::text from study_event where study_id = :study order by id desc limit :limit")
                .param("study", study)
                .param("limit", limit)
                .query(Entry.class)
                .list();
    }

    /** One line of the record. */
    public record Entry(OffsetDateTime at, String actor, String kind, String detail) {}
}

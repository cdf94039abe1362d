package dev.evenhand.study;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The registrations of large studies: those on their way, and those that ended without success. */
@Component
public class Registrations {

    private static final TypeReference<List<PlanProblem>> PROBLEMS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    Registrations(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void begin(long study, String actor) {
        forget(study);
        jdbc.sql("insert into registration (study_id, actor) values (:study, :actor)")
                .param("study", study)
                .param("actor", actor)
                .update();
    }

    /** To be asked while the study is held: its draft stays as it is until a registration has ended. */
    void requireNone(long study) {
        if (of(study).filter(Registering::underWay).isPresent()) {
            throw new WrongState("registering");
        }
    }

    public Optional<Registering> of(long study) {
        return jdbc.sql(
                        "select state, part, done, whole, problems::text, ordered_at from registration where study_id = :study")
                .param("study", study)
                .query(this::row)
                .optional();
    }

    private Registering row(ResultSet row, int number) throws SQLException {
        var problems = row.getString("problems");
        return new Registering(
                row.getString("state"),
                row.getString("part"),
                row.getLong("done"),
                row.getLong("whole"),
                problems == null ? List.of() : json.readValue(problems, PROBLEMS),
                row.getObject("ordered_at", OffsetDateTime.class));
    }

    /** Who ordered it, while it is on its way. */
    Optional<String> actor(long study) {
        return jdbc.sql("select actor from registration where study_id = :study and state in ('waiting', 'running')")
                .param("study", study)
                .query(String.class)
                .optional();
    }

    /** In a transaction of its own, so that it is seen while the registration's is open. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void advance(long study, Advance.Part part, long done, long whole) {
        jdbc.sql("""
                update registration set state = 'running', part = :part, done = :done, whole = :whole
                where study_id = :study""")
                .param("study", study)
                .param("part", part.code())
                .param("done", done)
                .param("whole", whole)
                .update();
    }

    void refuse(long study, List<PlanProblem> problems) {
        end(study, "refused", json.writeValueAsString(problems));
    }

    void fail(long study) {
        end(study, "failed", null);
    }

    private void end(long study, String state, @Nullable String problems) {
        jdbc.sql("update registration set state = :state, problems = :problems::jsonb where study_id = :study")
                .param("study", study)
                .param("state", state)
                .param("problems", problems)
                .update();
    }

    /** Nothing is left to say of it: the study is registered, or its draft was changed. */
    void forget(long study) {
        jdbc.sql("delete from registration where study_id = :study")
                .param("study", study)
                .update();
    }
}

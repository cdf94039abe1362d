package dev.evenhand.results;

import dev.evenhand.study.Study;
import dev.evenhand.study.StudyEvents;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Models that their makers took back after registration: a dated note beside a result that stays. */
@Component
class Withdrawals {

    private static final int LONGEST = 1000;

    private final JdbcClient jdbc;
    private final StudyEvents events;

    Withdrawals(JdbcClient jdbc, StudyEvents events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    /** What is wrong with it, if anything. A second note on the same model changes nothing. */
    @Transactional
    public Optional<String> record(Study study, String model, String reason, String actor) {
        if (!study.state().registered()) {
            return Optional.of("The study is a draft: take the model out of its plan.");
        }
        if (reason.isBlank() || reason.length() > LONGEST) {
            return Optional.of("Give a reason of 1 to 1,000 characters.");
        }
        var id = jdbc.sql("""
                select m.id from study_model s join model m on m.id = s.model_id
                where s.study_id = :study and m.name = :model""")
                .param("study", study.id())
                .param("model", model)
                .query(Long.class)
                .optional();
        if (id.isEmpty()) {
            return Optional.of("“" + model + "” is not a model of this study.");
        }
        int written = jdbc.sql("""
                insert into withdrawal (study_id, model_id, reason, actor) values (:study, :model, :reason, :actor)
                on conflict do nothing""")
                .param("study", study.id())
                .param("model", id.get())
                .param("reason", reason.strip())
                .param("actor", actor)
                .update();
        if (written == 1) {
            events.record(study.id(), actor, "withdrawn", Map.of("model", model, "reason", reason.strip()));
        }
        return Optional.empty();
    }
}

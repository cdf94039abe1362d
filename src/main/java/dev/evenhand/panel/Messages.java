package dev.evenhand.panel;

import dev.evenhand.study.Study;
import dev.evenhand.study.StudyEvents;
import dev.evenhand.study.WrongState;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the raters of a study are told while it runs: shown at their next ballot until they take note. */
@Service
public class Messages {

    static final int LONGEST = 2_000;

    private final JdbcClient jdbc;
    private final StudyEvents events;

    Messages(JdbcClient jdbc, StudyEvents events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    /** The latest that the rater has not taken note of. */
    public Optional<Message> unread(Rater rater) {
        return jdbc.sql("""
                select m.id, m.text from rater_message m
                where m.study_id = :study and m.withdrawn_at is null
                  and not exists (select 1 from rater_message_noted n where n.message_id = m.id and n.rater_id = :rater)
                order by m.id desc limit 1""")
                .param("study", rater.studyId())
                .param("rater", rater.id())
                .query(Message.class)
                .optional();
    }

    /** Takes note of this one and of all before it. */
    public void note(Rater rater, long message) {
        jdbc.sql("""
                insert into rater_message_noted (message_id, rater_id)
                select id, :rater from rater_message where study_id = :study and id <= :message
                on conflict do nothing""")
                .param("rater", rater.id())
                .param("study", rater.studyId())
                .param("message", message)
                .update();
    }

    @Transactional
    public void send(Study study, String text, String actor) {
        if (!hasRaters(study)) {
            throw new WrongState("not_telling", study.state());
        }
        jdbc.sql("insert into rater_message (study_id, text, actor) values (:study, :text, :actor)")
                .param("study", study.id())
                .param("text", text)
                .param("actor", actor)
                .update();
        events.record(study.id(), actor, "message_sent", Map.of("text", text));
    }

    /** Before registration it is not known which names a message may not have. */
    static boolean hasRaters(Study study) {
        return study.state().registered() && !study.state().over();
    }

    @Transactional
    public void withdraw(Study study, long message, String actor) {
        int withdrawn = jdbc.sql("""
                update rater_message set withdrawn_at = now()
                where study_id = :study and id = :message and withdrawn_at is null""")
                .param("study", study.id())
                .param("message", message)
                .update();
        if (withdrawn == 1) {
            events.record(study.id(), actor, "message_withdrawn", Map.of("message", message));
        }
    }

    List<Sent> sent(Study study) {
        return jdbc.sql("""
                select m.id, m.text, m.actor, m.at, m.withdrawn_at,
                       (select count(*) from rater_message_noted n where n.message_id = m.id) as noted
                from rater_message m where m.study_id = :study order by m.id desc limit 50""").param("study", study.id()).query(Sent.class).list();
    }

    /** One message as a rater sees it. */
    public record Message(long id, String text) {}

    record Sent(
            long id,
            String text,
            String actor,
            OffsetDateTime at,
            @Nullable OffsetDateTime withdrawnAt,
            long noted) {}
}

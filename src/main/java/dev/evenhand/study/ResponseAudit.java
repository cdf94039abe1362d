package dev.evenhand.study;

import dev.evenhand.pool.Message;
import dev.evenhand.study.Advance.Part;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Looks at a study's responses before they are frozen: what is missing, empty, twice the same, or names a model. */
@Component
class ResponseAudit {

    /** So often it is said how far the reading has come. */
    private static final int TOLD = 10_000;

    private final JdbcClient jdbc;
    private final ModelNames names;

    ResponseAudit(JdbcClient jdbc, ModelNames names) {
        this.jdbc = jdbc;
        this.names = names;
    }

    RegistrationReport report(Study study, long comparisons, long votes, long leaking, List<String> notes) {
        return jdbc.sql("""
                with mine as (select t.id as task, r.id as response, r.digest, r.characters
                              from task t
                              join study_model m on m.study_id = :study
                              left join response r on r.task_id = t.id and r.model_id = m.model_id and r.sample = 1
                              where t.pool_id = :pool)
                select count(distinct task) as tasks,
                       (select count(*) from (select 1 from mine group by task having count(response) < 2) few) as alone,
                       count(*) filter (where response is null) as missing,
                       count(*) filter (where characters = 0) as empty,
                       (select count(*) from comparison c
                        join response a on a.id = c.first_response join response b on b.id = c.second_response
                        where c.study_id = :study and c.kind = 'live' and a.digest = b.digest) as identical
                from mine""")
                .param("study", study.id())
                .param("pool", study.poolId())
                .query((row, n) -> new RegistrationReport(
                        row.getLong("tasks"),
                        row.getLong("alone"),
                        comparisons,
                        votes,
                        row.getLong("missing"),
                        row.getLong("empty"),
                        row.getLong("identical"),
                        leaking,
                        notes))
                .single();
    }

    /** The responses that carry their system's marks, such as <think>, or are errors, or break off. */
    Set<Long> spoilt(long study) {
        return found(study, "'artefact', 'error'");
    }

    /** The responses that speak of themselves as an AI. */
    Set<Long> speakingOfThemselves(long study) {
        return found(study, "'self'");
    }

    private Set<Long> found(long study, String kinds) {
        return Set.copyOf(jdbc.sql("""
                select distinct f.response_id from pool_finding f
                join response r on r.id = f.response_id
                join study_model m on m.study_id = :study and m.model_id = r.model_id
                where f.kind in (%s)""".formatted(kinds))
                .param("study", study)
                .query(Long.class)
                .list());
    }

    /** The responses in which a model of the study, its version, its maker or what it calls itself is named. */
    Set<Long> leaking(long study, Advance advance) {
        var mask = names.mask(study);
        var found = new HashSet<Long>();
        long whole = count(study);
        var read = new AtomicLong();
        jdbc.sql("""
                select r.id, r.messages from response r
                join study_model m on m.model_id = r.model_id and m.study_id = :study""").param("study", study).withFetchSize(500).query(row -> {
            // In the words themselves: in JSON a name after a line break would follow the letter of its escape.
            if (Message.list(row.getString("messages")).stream().anyMatch(message -> mask.leaks(message.text()))) {
                found.add(row.getLong("id"));
            }
            if (read.incrementAndGet() % TOLD == 0) {
                advance.to(Part.RESPONSES, read.get(), whole);
            }
        });
        return found;
    }

    private long count(long study) {
        return jdbc.sql("""
                select count(*) from response r
                join study_model m on m.model_id = r.model_id and m.study_id = :study""").param("study", study).query(Long.class).single();
    }
}

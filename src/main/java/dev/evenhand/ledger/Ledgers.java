package dev.evenhand.ledger;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The logs of studies: which there are, who is at one, and which are frozen. */
@Component
class Ledgers {

    private final JdbcClient jdbc;

    Ledgers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A study's log and its name in checkpoints; one that was found broken is frozen. */
    record Ledger(long studyId, String origin, boolean frozen) {}

    /** Begins the logs of studies that have something to tell, named after the key that signs them. */
    void begin(String name) {
        jdbc.sql("""
                insert into ledger (study_id, origin)
                select s.id, :name || '/' || s.slug from study s
                where exists (select 1 from ledger_outbox o where o.study_id = s.id)
                  and not exists (select 1 from ledger l where l.study_id = s.id)
                on conflict do nothing""").param("name", name).update();
    }

    /** Ballots that nobody can answer any more; one may be handed out in the very moment a study is closed. */
    void lapseWhatIsOver() {
        jdbc.sql("""
                update ballot b set state = 'lapsed'
                from study s where s.id = b.study_id and s.state in ('closed', 'published') and b.state = 'issued'""").update();
    }

    /** Studies with something to write, or written and not signed. */
    List<Long> waiting() {
        return jdbc.sql("""
                select l.study_id from ledger l
                where l.frozen_at is null and (exists (select 1 from ledger_outbox o where o.study_id = l.study_id)
                   or (select max(seq) + 1 from ledger_entry e where e.study_id = l.study_id)
                      > (select coalesce(max(size), 0) from ledger_checkpoint c where c.study_id = l.study_id))
                order by l.study_id""").query(Long.class).list();
    }

    List<Ledger> all() {
        return jdbc.sql("select study_id, origin, frozen_at is not null as frozen from ledger order by study_id")
                .query(Ledger.class)
                .list();
    }

    Optional<String> origin(long study) {
        return jdbc.sql("select origin from ledger where study_id = :study")
                .param("study", study)
                .query(String.class)
                .optional();
    }

    /** Takes the log for this transaction; nothing if another sequencer is at it. */
    Optional<Ledger> hold(long study) {
        return jdbc.sql("""
                select study_id, origin, frozen_at is not null as frozen
                from ledger where study_id = :study for update skip locked""").param("study", study).query(Ledger.class).optional();
    }

    /** Why nothing is written or signed any more. */
    Optional<String> frozen(long study) {
        return jdbc.sql("select frozen_for from ledger where study_id = :study and frozen_at is not null")
                .param("study", study)
                .query(String.class)
                .optional();
    }

    void freeze(long study, String reason) {
        jdbc.sql(
                        "update ledger set frozen_at = now(), frozen_for = :reason where study_id = :study and frozen_at is null")
                .param("reason", reason)
                .param("study", study)
                .update();
    }
}

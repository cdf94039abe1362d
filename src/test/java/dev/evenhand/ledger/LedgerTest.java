package dev.evenhand.ledger;

import dev.evenhand.EvenhandTest;
import dev.evenhand.StudyFixture;
import dev.evenhand.study.Study;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What tests of the ledger share: a study, its votes, and its log once all is written. The job that writes ledgers runs beside them, as another node would. */
@EvenhandTest
abstract class LedgerTest {

    @Autowired
    StudyFixture fixture;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Ledgers ledgers;

    @Autowired
    Entries entries;

    @Autowired
    LedgerKey key;

    @Autowired
    Sequencer sequencer;

    @Autowired
    LogKeeper keeper;

    @Autowired
    ImportedRows imported;

    Study study() {
        return fixture.open(fixture.pool(3, "m1", "m2"), List.of("m1", "m2"), Map.of());
    }

    /** All that is to tell is written and signed, by this or by the job. */
    List<LogEntry> written(Study study) {
        do {
            write(study);
        } while (jdbc.sql("""
                select exists (select 1 from ledger_outbox where study_id = :study)
                    or coalesce((select max(seq) + 1 from ledger_entry where study_id = :study), 0)
                       <> coalesce((select max(size) from ledger_checkpoint where study_id = :study), 0)""").param("study", study.id()).query(Boolean.class).single());
        return entries.written(study.id(), 0, Long.MAX_VALUE).stream()
                .map(written -> LogEntry.parse(written.line()))
                .toList();
    }

    void write(Study study) {
        ledgers.begin(key.installation());
        sequencer.sequence(study.id());
        keeper.sign(study.id());
    }

    void happen(Study study, int number) {
        jdbc.sql("""
                insert into vote_import (study_id, digest, votes, source, actor)
                values (:study, sha256(:number::text::bytea), :number, 'import', 'test')""").param("study", study.id()).param("number", number).update();
    }

    /** Votes collected elsewhere, as an import stores them. */
    void importVotes(Study study, int votes) {
        jdbc.sql("insert into rater (study_id, name, source) values (:study, 'elsewhere', 'import')")
                .param("study", study.id())
                .update();
        long before = imported.last(study.id());
        for (int i = 0; i < votes; i++) {
            importVote(study);
        }
        jdbc.sql("""
                insert into vote_import (study_id, digest, row_digest, votes, source, actor)
                values (:study, sha256('file'), :rows, :votes, 'import', 'test')""")
                .param("study", study.id())
                .param("rows", imported.after(study.id(), before, votes).digest())
                .param("votes", votes)
                .update();
    }

    void importVote(Study study) {
        jdbc.sql("""
                insert into vote (study_id, id, task_id, rater_id, left_model, right_model, verdict, source)
                select :study, nextval('vote_id'), c.task_id, r.id, c.first_model, c.second_model, 'tie', 'import'
                from comparison c join rater r on r.study_id = c.study_id and r.name = 'elsewhere'
                where c.study_id = :study order by c.id limit 1""").param("study", study.id()).update();
    }

    void vote(Study study, int number) {
        long rater = jdbc.sql("""
                insert into rater (study_id, name, source) values (:study, 'r', 'simulated')
                on conflict (study_id, name) do update set name = excluded.name returning id""").param("study", study.id()).query(Long.class).single();
        var ballot = UUID.randomUUID();
        jdbc.sql("""
                insert into ballot (study_id, id, number, rater_id, comparison_id, slot, swapped, state, expires_at)
                select :study, :ballot, :number, :rater, min(id), 1, false, 'answered', now()
                from comparison where study_id = :study""")
                .param("study", study.id())
                .param("ballot", ballot)
                .param("number", number)
                .param("rater", rater)
                .update();
        jdbc.sql("""
                insert into vote (study_id, id, ballot_id, comparison_id, task_id, rater_id, left_model, right_model,
                                  verdict, source, answer_digest)
                select :study, nextval('vote_id'), :ballot, c.id, c.task_id, :rater, c.first_model, c.second_model,
                       'tie', 'api', decode(repeat('ab', 32), 'hex')
                from comparison c where c.study_id = :study order by c.id limit 1""")
                .param("study", study.id())
                .param("ballot", ballot)
                .param("rater", rater)
                .update();
    }
}

package dev.evenhand.exchange;

import dev.evenhand.ledger.ImportedRows;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The votes of a file on their way in: copied to a table that ends with the transaction, then checked and moved. */
@Component
class StagedVotes {

    private static final int BUFFER = 1 << 16;
    private static final int FEW = 20;

    private final JdbcTemplate template;
    private final JdbcClient jdbc;
    private final ImportedRows imported;

    StagedVotes(JdbcTemplate template, JdbcClient jdbc, ImportedRows imported) {
        this.template = template;
        this.jdbc = jdbc;
        this.imported = imported;
    }

    /** How many votes an earlier import of the same bytes stored. */
    Optional<Long> imported(long study, byte[] digest) {
        return jdbc.sql("select votes from vote_import where study_id = :study and digest = :digest")
                .param("study", study)
                .param("digest", digest)
                .query(Long.class)
                .optional();
    }

    VoteTable fill(long study, Grading grading, Consumer<VoteTable> reading) {
        var models = models(study);
        template.execute("""
            create temp table staged_vote (
                line bigint not null, task_id text not null, rater text not null,
                left_model bigint not null, right_model bigint not null, verdict text not null, strength smallint) on commit drop""");
        return Objects.requireNonNull(template.execute((ConnectionCallback<VoteTable>) connection -> {
            var copy = connection.unwrap(PGConnection.class);
            try (var out = new BufferedOutputStream(
                    new PGCopyOutputStream(copy, "copy staged_vote from stdin (encoding 'UTF8')"), BUFFER)) {
                var table = new VoteTable(out, models, grading);
                reading.accept(table);
                return table;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }));
    }

    private Map<String, Long> models(long study) {
        var models = new HashMap<String, Long>();
        jdbc.sql("select m.name, m.id from study_model s join model m on m.id = s.model_id where s.study_id = :study")
                .param("study", study)
                .query(row -> {
                    models.put(row.getString(1), row.getLong(2));
                });
        return models;
    }

    /**
     * The database knows the tasks; a pool may have more of them than a heap should hold. Only what was laid out at registration
     * is voted on: a task that came into the pool afterwards, or that the plan has no place for, could be picked by its votes.
     */
    void rejectUnplannedTasks(long study, long pool, VoteTable table) {
        template.execute("analyze staged_vote");
        jdbc.sql("""
                with named as materialized (select distinct task_id from staged_vote), unplanned as (
                    select n.task_id, t.id is not null as known
                    from named n left join task t on t.pool_id = :pool and t.task_id = n.task_id
                    where t.id is null or not exists (
                        select 1 from comparison c where c.study_id = :study and c.task_id = t.id and c.kind = 'live'))
                select s.line, s.task_id, u.known from staged_vote s join unplanned u using (task_id) order by s.line""").param("study", study).param("pool", pool).query(row -> {
            table.reject(
                    row.getLong(1),
                    "task \"" + row.getString(2) + "\" "
                            + (row.getBoolean(3)
                                    ? "is in no comparison that was laid out when the plan was registered"
                                    : "is not in the pool"));
        });
    }

    /** Whoever votes here has a name that files show: a file that used it would put words into that rater's mouth. */
    void rejectRatersOfTheDesk(long study, VoteTable table) {
        jdbc.sql("""
                select s.line, s.rater from staged_vote s
                join rater r on r.study_id = :study and r.name = s.rater and r.source not in ('import', 'simulated')
                order by s.line""").param("study", study).query(row -> {
            table.reject(
                    row.getLong(1),
                    "rater \"" + row.getString(2) + "\" votes in this study itself: name a rater of a file otherwise");
        });
    }

    /**
     * A file that grew since it was taken in would count its first votes twice. One vote may well be like another, but not every
     * one of an earlier file; an import and its votes bear the time of their transaction. A few votes tell most files apart:
     * those that are all there have all of theirs looked for.
     */
    void rejectFilesTakenAgain(long study, VoteTable table) {
        jdbc
                .sql(
                        "select at, votes from vote_import where study_id = :study and votes between 1 and :votes order by at")
                .param("study", study)
                .param("votes", table.votes())
                .query(Earlier.class)
                .list()
                .stream()
                .filter(earlier -> holds(study, earlier, FEW) && holds(study, earlier, earlier.votes()))
                .forEach(earlier -> table.reject(
                        2,
                        "the file holds again all %,d votes of the one taken in on %s: send only those that are new"
                                .formatted(
                                        earlier.votes(),
                                        earlier.at()
                                                .truncatedTo(ChronoUnit.SECONDS)
                                                .toInstant())));
    }

    private record Earlier(OffsetDateTime at, long votes) {}

    /** As often as they are there; by sets, since nobody has counted the rows of an import yet, by which a join would go. */
    private boolean holds(long study, Earlier earlier, long votes) {
        return jdbc.sql("""
                select not exists (
                    select r.name, t.task_id, v.left_model, v.right_model, v.verdict, coalesce(v.strength, 0)
                    from (select * from vote where study_id = :study and voted_at = :at and ballot_id is null and revision = 1
                          limit :votes) v
                    join rater r on r.id = v.rater_id
                    join task t on t.id = v.task_id
                    except all
                    select rater, task_id, left_model, right_model, verdict, coalesce(strength, 0) from staged_vote)""")
                .param("study", study)
                .param("at", earlier.at())
                .param("votes", votes)
                .query(Boolean.class)
                .single();
    }

    int addRaters(long study, String source) {
        return jdbc.sql("""
                insert into rater (study_id, name, source)
                select :study, rater, :source from staged_vote group by rater order by min(line)
                on conflict (study_id, name) do nothing""").param("study", study).param("source", source).update();
    }

    long insert(long study, byte[] digest, String actor, String source) {
        long before = imported.last(study);
        long votes = jdbc.sql("""
                insert into vote (study_id, id, task_id, rater_id, left_model, right_model, verdict, strength, source)
                select :study, nextval('vote_id'), task, rater, left_model, right_model, verdict, strength, :source
                from (select t.id as task, r.id as rater, s.left_model, s.right_model, s.verdict, s.strength
                      from staged_vote s
                      join task t on t.task_id = s.task_id and t.pool_id = (select pool_id from study where id = :study)
                      join rater r on r.study_id = :study and r.name = s.rater
                      order by s.line) in_order""").param("study", study).param("source", source).update();
        jdbc.sql(
                        "insert into vote_import (study_id, digest, row_digest, votes, source, actor) values (:study, :digest, :rows, :votes, :source, :actor)")
                .param("study", study)
                .param("digest", digest)
                .param("rows", imported.after(study, before, votes).digest())
                .param("votes", votes)
                .param("source", source)
                .param("actor", actor)
                .update();
        return votes;
    }
}

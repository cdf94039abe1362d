package dev.evenhand.ledger;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The entries of the logs. Rows are only added: size and last hash are what the last entry says. */
@Component
class Entries {

    private final JdbcClient jdbc;

    Entries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Where a log ends. */
    record Head(long size, Hash last) {}

    Head head(long study) {
        return jdbc.sql("select seq + 1, leaf from ledger_entry where study_id = :study order by seq desc limit 1")
                .param("study", study)
                .query((row, n) -> new Head(row.getLong(1), Hash.of(row.getBytes(2))))
                .optional()
                .orElse(new Head(0, LogEntry.NONE_BEFORE));
    }

    /**
     * An entry on its way in.
     *
     * @param key which ballot it is of, if it is of one
     * @param detail the line that it binds and that is shown later
     */
    record Addition(
            long seq,
            String line,
            Hash leaf,
            BallotFacts.@Nullable Key key,
            @Nullable String detail) {}

    void add(long study, List<Addition> entries) {
        jdbc.sql("""
                insert into ledger_entry (study_id, seq, line, leaf, ballot_id, revision, detail)
                select :study, e.seq, e.line, e.leaf, e.ballot, e.revision, e.detail
                from unnest(:seqs::bigint[], :lines::text[], :leaves::bytea[], :ballots::uuid[], :revisions::smallint[],
                            :details::text[]) e (seq, line, leaf, ballot, revision, detail)""")
                .param("study", study)
                .param("seqs", each(entries, Addition::seq, Long[]::new))
                .param("lines", each(entries, Addition::line, String[]::new))
                .param("leaves", each(entries, entry -> entry.leaf().bytes(), byte[][]::new))
                .param(
                        "ballots",
                        each(
                                entries,
                                entry ->
                                        entry.key() == null ? null : entry.key().ballot(),
                                UUID[]::new))
                .param(
                        "revisions",
                        each(
                                entries,
                                entry -> entry.key() == null
                                        ? null
                                        : (short) entry.key().revision(),
                                Short[]::new))
                .param("details", each(entries, Addition::detail, String[]::new))
                .update();
    }

    private static @Nullable Object[] each(
            List<Addition> entries, Function<Addition, @Nullable Object> part, IntFunction<@Nullable Object[]> array) {
        return entries.stream().map(part).toArray(array);
    }

    /** Those of the ballots that the log says have lapsed. */
    Set<UUID> lapsed(long study, List<UUID> ballots) {
        return ballots.isEmpty()
                ? new HashSet<>()
                : new HashSet<>(jdbc.sql("""
                        select ballot_id from ledger_entry
                        where study_id = :study and ballot_id = any(:ballots) and revision = 0""")
                        .param("study", study)
                        .param("ballots", ballots.toArray(UUID[]::new))
                        .query(UUID.class)
                        .list());
    }

    /** An entry as it was written, with the line that it binds. */
    record Written(
            String line,
            Hash leaf,
            BallotFacts.@Nullable Key ballot,
            @Nullable String detail) {

        Optional<BallotFacts.Key> key() {
            return Optional.ofNullable(ballot);
        }
    }

    List<Written> written(long study, long from, long to) {
        return jdbc.sql("""
                select line, leaf, ballot_id, revision, detail from ledger_entry
                where study_id = :study and seq >= :from and seq < :to order by seq""")
                .param("study", study)
                .param("from", from)
                .param("to", to)
                .query((row, n) -> {
                    var ballot = row.getObject("ballot_id", UUID.class);
                    return new Written(
                            row.getString("line"),
                            Hash.of(row.getBytes("leaf")),
                            ballot == null ? null : new BallotFacts.Key(ballot, row.getInt("revision")),
                            row.getString("detail"));
                })
                .list();
    }

    List<Hash> leaves(long study, long from, long to) {
        return jdbc.sql(
                        "select leaf from ledger_entry where study_id = :study and seq >= :from and seq < :to order by seq")
                .param("study", study)
                .param("from", from)
                .param("to", to)
                .query((row, n) -> Hash.of(row.getBytes(1)))
                .list();
    }
}

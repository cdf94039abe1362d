package dev.evenhand.ledger;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells how ledgers are doing: for the result card, the ledger's page, and the banner over a study's pages. */
@Component
public class LedgerWatch {

    private final JdbcClient jdbc;

    LedgerWatch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public LedgerHealth of(long study) {
        return jdbc.sql("""
                select coalesce((select max(seq) + 1 from ledger_entry where study_id = :study), 0) as size,
                       coalesce(c.size, 0) as signed, c.at as signed_at,
                       (select count(*) from ledger_outbox
                        where study_id = :study and at < clock_timestamp() - :delay::interval) as overdue,
                       (select frozen_for from ledger where study_id = :study) as frozen,
                       coalesce(k.late, 0) as late, coalesce(extract(epoch from k.clock_back), 0) as clock_back, k.at as checked_at, coalesce(k.findings, '{}') as findings,
                       (select count(*) from ledger_entry e
                        where e.study_id = :study and e.seq >= k.entries and e.revision > 0)
                           + (select count(*) from ledger_outbox
                              where study_id = :study and type = 'vote.cast' and k.at is not null) as votes_since,
                       not has_table_privilege('vote', 'update, delete')
                           and not has_table_privilege('ledger_entry', 'update, delete') as guarded
                from (values (1)) one (n)
                left join lateral (select size, at from ledger_checkpoint
                                   where study_id = :study order by size desc limit 1) c on true
                left join lateral (select at, entries, late, clock_back, findings from ledger_check
                                   where study_id = :study order by id desc limit 1) k on true""")
                .param("study", study)
                .param("delay", VoteReceipts.DELAY.toSeconds() + " seconds")
                .query((row, n) -> new LedgerHealth(
                        row.getLong("size"),
                        row.getLong("signed"),
                        instant(row.getObject("signed_at", OffsetDateTime.class)),
                        row.getLong("overdue"),
                        row.getLong("late"),
                        Duration.ofSeconds(row.getLong("clock_back")),
                        row.getString("frozen"),
                        instant(row.getObject("checked_at", OffsetDateTime.class)),
                        row.getLong("votes_since"),
                        List.of((String[]) row.getArray("findings").getArray()),
                        row.getBoolean("guarded")))
                .single();
    }

    /** What a study's readers must not overlook: why its ledger is frozen, or what the last check found. */
    Optional<String> alarm(String slug) {
        return jdbc.sql("""
                select coalesce(l.frozen_for, k.findings[1]) from study s
                join ledger l on l.study_id = s.id
                left join lateral (select findings from ledger_check
                                   where study_id = s.id order by id desc limit 1) k on true
                where s.slug = :slug""")
                .param("slug", slug)
                .query((row, n) -> Optional.ofNullable(row.getString(1)))
                .optional()
                .flatMap(alarm -> alarm);
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }
}

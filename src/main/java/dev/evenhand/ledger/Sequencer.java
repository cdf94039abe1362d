package dev.evenhand.ledger;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Gives what waits in the outbox its place in the log. A row goes in the transaction that writes its entry, so that each
 * is there once whatever dies when, in the order in which transactions became visible and not in that of their numbers.
 */
@Component
class Sequencer {

    static final int BATCH = 500;
    private static final int SALT_LENGTH = 16;

    private final JdbcClient jdbc;
    private final Ledgers ledgers;
    private final Pseudonyms pseudonyms;
    private final JsonMapper json;
    private final SecureRandom random = new SecureRandom();

    Sequencer(JdbcClient jdbc, Ledgers ledgers, Pseudonyms pseudonyms, JsonMapper json) {
        this.jdbc = jdbc;
        this.ledgers = ledgers;
        this.pseudonyms = pseudonyms;
        this.json = json;
    }

    private record Waiting(long id, OffsetDateTime at, String type, String facts, String study) {}

    /** Moves one batch; answers how many entries were written, none where another sequencer is at this log. */
    @Transactional
    public int sequence(long study) {
        if (ledgers.hold(study).isEmpty()) {
            return 0;
        }
        var waiting = take(study);
        var head = ledgers.head(study);
        var entries = new ArrayList<LogEntry>();
        var previous = head.last();
        for (var row : waiting) {
            var entry = new LogEntry(
                    head.size() + entries.size(), time(row.at()), row.study(), row.type(), previous, body(row));
            entries.add(entry);
            previous = entry.leaf();
        }
        if (!entries.isEmpty()) {
            ledgers.add(study, entries);
            ledgers.seal(study, head.size(), head.size() + entries.size());
        }
        return entries.size();
    }

    private List<Waiting> take(long study) {
        return jdbc.sql("""
                with taken as (
                    delete from ledger_outbox where id in (
                        select id from ledger_outbox where study_id = :study order by id limit :most)
                    returning id, at, type, facts)
                select t.id, t.at, t.type, t.facts::text as facts, s.slug as study
                from taken t join study s on s.id = :study order by t.id""")
                .param("study", study)
                .param("most", BATCH)
                .query(Waiting.class)
                .list();
    }

    /** A salt of its own keeps an entry from being guessed by its leaf hash, which is public before the entry is. */
    private ObjectNode body(Waiting row) {
        var body = (ObjectNode) json.readTree(row.facts());
        var rater = body.get("rater");
        if (rater != null) {
            body.put("rater", pseudonyms.of(rater.longValue()));
        }
        var salt = new byte[SALT_LENGTH];
        random.nextBytes(salt);
        return body.put("salt", HexFormat.of().formatHex(salt));
    }

    /** Entries tell time to the millisecond. */
    private static Instant time(OffsetDateTime at) {
        return Instant.ofEpochMilli(at.toInstant().toEpochMilli());
    }
}

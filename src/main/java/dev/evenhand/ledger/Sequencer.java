package dev.evenhand.ledger;

import dev.evenhand.commitment.CanonicalJson;
import dev.evenhand.ledger.BallotFacts.Facts;
import dev.evenhand.ledger.BallotFacts.Key;
import dev.evenhand.ledger.Entries.Addition;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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

    static final int BATCH = 1_000;
    private static final int SALT_LENGTH = 16;

    private final JdbcClient jdbc;
    private final Ledgers ledgers;
    private final Entries entries;
    private final Trees trees;
    private final BallotFacts ballots;
    private final Pseudonyms pseudonyms;
    private final Guesses guesses;
    private final JsonMapper json;
    private final SecureRandom random = new SecureRandom();

    Sequencer(
            JdbcClient jdbc,
            Ledgers ledgers,
            Entries entries,
            Trees trees,
            BallotFacts ballots,
            Pseudonyms pseudonyms,
            Guesses guesses,
            JsonMapper json) {
        this.jdbc = jdbc;
        this.ledgers = ledgers;
        this.entries = entries;
        this.trees = trees;
        this.ballots = ballots;
        this.pseudonyms = pseudonyms;
        this.guesses = guesses;
        this.json = json;
    }

    private record Waiting(long id, OffsetDateTime at, String type, ObjectNode facts, String study) {

        /** What became of a ballot; nothing for other news. */
        @Nullable
        Key key() {
            var ballot = facts.get("ballot");
            int otherwise = type.equals("ballot.skipped") ? Key.SKIPPED : Key.LAPSED;
            return ballot == null
                    ? null
                    : new Key(
                            UUID.fromString(ballot.stringValue()),
                            facts.path("revision").asInt(otherwise));
        }
    }

    /** Moves one batch; answers how many entries were written, none where another sequencer is at this log. */
    @Transactional
    public int sequence(long study) {
        if (ledgers.hold(study).filter(ledger -> !ledger.frozen()).isEmpty()) {
            return 0;
        }
        var waiting = take(study);
        var facts = ballots.of(study, keys(waiting));
        var head = entries.head(study);
        var additions = new ArrayList<Addition>();
        var previous = head.last();
        for (var row : fresh(study, waiting)) {
            var addition = addition(study, row, head.size() + additions.size(), previous, facts);
            additions.add(addition);
            previous = addition.leaf();
        }
        if (!additions.isEmpty()) {
            entries.add(study, additions);
            trees.seal(study, head.size(), head.size() + additions.size());
        }
        return waiting.size();
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
                .query((row, n) -> new Waiting(
                        row.getLong("id"),
                        row.getObject("at", OffsetDateTime.class),
                        row.getString("type"),
                        (ObjectNode) json.readTree(row.getString("facts")),
                        row.getString("study")))
                .list();
    }

    /** A ballot may lapse, come back and lapse again; the first time is told. */
    private List<Waiting> fresh(long study, List<Waiting> waiting) {
        var told = entries.lapsed(
                study,
                keys(waiting).stream().filter(Key::lapsed).map(Key::ballot).toList());
        return waiting.stream()
                .filter(row -> {
                    var key = row.key();
                    return key == null || !key.lapsed() || told.add(key.ballot());
                })
                .toList();
    }

    private static List<Key> keys(List<Waiting> waiting) {
        var keys = new ArrayList<Key>();
        for (var row : waiting) {
            var key = row.key();
            if (key != null) {
                keys.add(key);
            }
        }
        return keys;
    }

    private Addition addition(long study, Waiting row, long seq, Hash previous, Map<Key, Facts> facts) {
        var key = row.key();
        var known = key == null ? null : facts.get(key);
        if (key == null || known == null) {
            var entry = new LogEntry(seq, time(row.at()), row.study(), row.type(), previous, salted(told(study, row)));
            return new Addition(seq, entry.line(), entry.leaf(), null, null);
        }
        var detail = CanonicalJson.write(salted(known.detail().deepCopy()));
        var body = salted(told(row, key, known, detail));
        var entry = new LogEntry(seq, time(row.at()), row.study(), row.type(), previous, body);
        return new Addition(seq, entry.line(), entry.leaf(), key, detail);
    }

    private ObjectNode told(long study, Waiting row) {
        var body = row.facts().deepCopy();
        var rater = body.get("rater");
        if (rater == null) {
            return body;
        }
        if (row.type().equals(Log.GUESSED)) {
            var ballot = UUID.fromString(body.path("about").stringValue());
            body.put("about", VoteHash.hex(ballot));
            guesses.words(study, ballot, rater.longValue()).ifPresent(words -> body.put("words", words));
        }
        return body.put("rater", pseudonyms.of(rater.longValue()));
    }

    private ObjectNode told(Waiting row, Key key, Facts facts, String detail) {
        var body = json.createObjectNode();
        body.put("ballot", VoteHash.hex(key.ballot())).put("n", facts.number());
        body.put("rater", pseudonyms.of(facts.rater()));
        body.put("detail", HexFormat.of().formatHex(CanonicalJson.sha256(detail)));
        if (key.revision() > 0) {
            var answer = facts.answer();
            body.put("revision", key.revision()).put("answer", answer == null ? Pseudonyms.ERASED : answer.hex());
        }
        var reason = row.facts().get("reason");
        return reason == null ? body : body.put("reason", reason.stringValue());
    }

    /** A salt of its own keeps a line from being guessed by its hash, which others see before they see the line. */
    private ObjectNode salted(ObjectNode body) {
        var salt = new byte[SALT_LENGTH];
        random.nextBytes(salt);
        return body.put("salt", HexFormat.of().formatHex(salt));
    }

    /** Entries tell time to the millisecond. */
    private static Instant time(OffsetDateTime at) {
        return Instant.ofEpochMilli(at.toInstant().toEpochMilli());
    }
}

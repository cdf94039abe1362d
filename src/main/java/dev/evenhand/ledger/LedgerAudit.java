package dev.evenhand.ledger;

import dev.evenhand.commitment.CanonicalJson;
import dev.evenhand.ledger.BallotFacts.Facts;
import dev.evenhand.ledger.BallotFacts.Key;
import dev.evenhand.ledger.Entries.Written;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Compares a whole ledger with itself, with every checkpoint that was signed, and with the votes: what somebody with the
 * database's password changed behind the app's back is found here, and said on the ledger's page and the result card.
 */
@Component
class LedgerAudit {

    private static final int CHUNK = 2_000;
    private static final int MOST_FINDINGS = 20;

    private final JdbcClient jdbc;
    private final Ledgers ledgers;
    private final Entries entries;
    private final Checkpoints checkpoints;
    private final AnchorCheck anchorCheck;
    private final BallotFacts ballots;
    private final ImportedRows imported;
    private final DecisionAudit decisions;
    private final JsonMapper json;

    LedgerAudit(
            JdbcClient jdbc,
            Ledgers ledgers,
            Entries entries,
            Checkpoints checkpoints,
            AnchorCheck anchorCheck,
            BallotFacts ballots,
            ImportedRows imported,
            DecisionAudit decisions,
            JsonMapper json) {
        this.jdbc = jdbc;
        this.ledgers = ledgers;
        this.entries = entries;
        this.checkpoints = checkpoints;
        this.anchorCheck = anchorCheck;
        this.ballots = ballots;
        this.imported = imported;
        this.decisions = decisions;
        this.json = json;
    }

    /** What one run has come to. */
    private static final class Run {
        final GrowingTree tree = new GrowingTree();
        final LogTimes times = new LogTimes();
        final DecisionAudit.Told told = new DecisionAudit.Told();
        final List<String> findings = new ArrayList<>();
        Hash previous = LogEntry.NONE_BEFORE;
        long votes;

        /** The last vote collected elsewhere that an entry told of. */
        long imported;

        void found(String finding, Object... details) {
            if (findings.size() < MOST_FINDINGS) {
                findings.add(finding.formatted(details));
            }
        }
    }

    /** Answers what it found, a sentence each. */
    List<String> check(long study) {
        var run = new Run();
        // Before the entries: what is signed while they are read is of entries that come after them.
        var signed = checkpoints.checkpoints(study, Integer.MAX_VALUE);
        List<Written> chunk;
        do {
            long from = run.tree.size();
            chunk = entries.written(study, from, from + CHUNK);
            read(study, run, chunk);
        } while (chunk.size() == CHUNK);
        compare(signed, run);
        compareAnchor(study, run);
        decisions.findings(study, run.told).forEach(finding -> run.found("%s", finding));
        long untold = untold(study) + Math.max(0, untoldImports(study));
        if (untold > 0) {
            run.found("%d votes are in the database and not in the ledger.", untold);
        }
        keep(study, run);
        return run.findings;
    }

    private void read(long study, Run run, List<Written> chunk) {
        var facts = ballots.of(
                study, chunk.stream().flatMap(entry -> entry.key().stream()).toList());
        for (var written : chunk) {
            try {
                var entry = LogEntry.parse(written.line());
                run.times.add(entry);
                requireInPlace(run, entry, written);
                run.told.add(entry);
                written.key().ifPresent(key -> compare(run, entry, written, key, facts));
                if (entry.type().equals(Log.IMPORTED)) {
                    compareImport(study, run, entry);
                }
            } catch (Malformed e) {
                run.found("Entry %d is not what was written: %s.", run.tree.size(), String.valueOf(e.getMessage()));
            }
            run.tree.append(written.leaf());
            run.previous = written.leaf();
        }
    }

    private static void requireInPlace(Run run, LogEntry entry, Written written) {
        if (entry.seq() != run.tree.size()
                || !entry.previous().equals(run.previous)
                || !entry.leaf().equals(written.leaf())) {
            throw new Malformed("it does not follow from the one before, or its hash is another");
        }
    }

    private void compare(Run run, LogEntry entry, Written written, Key key, Map<Key, Facts> facts) {
        var detail = String.valueOf(written.detail());
        if (!HexFormat.of()
                .formatHex(CanonicalJson.sha256(detail))
                .equals(entry.body().path("detail").asString(""))) {
            throw new Malformed("what it says of its ballot is another");
        }
        var now = facts.get(key);
        var what = key.revision() > 0 ? "vote" : "ballot";
        if (now == null) {
            run.found("The %s of ballot %s is gone from the database.", what, VoteHash.hex(key.ballot()));
            return;
        }
        run.votes += key.revision() > 0 ? 1 : 0;
        var then = (ObjectNode) json.readTree(detail);
        then.remove("salt");
        if (!then.has("issued_at")) {
            // Entries from before it was recorded say nothing of it.
            now.detail().remove("issued_at");
        }
        var answer = now.answer();
        boolean erased = key.revision() > 0 && answer == null;
        if (erased) {
            // The key of the words went with the rater.
            then.remove("words");
        }
        for (var field : differences(then, now.detail())) {
            run.found(
                    "The %s of ballot %s: %s is %s and was %s when it was recorded.",
                    what, VoteHash.hex(key.ballot()), field, now.detail().path(field), then.path(field));
        }
        if (answer != null && !answer.hex().equals(entry.body().path("answer").asString(""))) {
            run.found(
                    "The vote of ballot %s: its digest is another than when it was recorded.",
                    VoteHash.hex(key.ballot()));
        }
    }

    /** Entries from before rows were bound tell how many they were alone. */
    private void compareImport(long study, Run run, LogEntry entry) {
        long votes = entry.body().path("votes").asLong(0);
        var now = imported.after(study, run.imported, votes);
        run.imported = now.last();
        var rows = entry.body().path("rows").asString("");
        if (!rows.isEmpty()
                && (now.votes() != votes
                        || !HexFormat.of().formatHex(now.digest()).equals(rows))) {
            run.found("The votes of the import of entry %d are others than when it was recorded.", entry.seq());
        }
    }

    private static List<String> differences(ObjectNode then, ObjectNode now) {
        var fields = new TreeSet<>(then.propertyNames());
        fields.addAll(now.propertyNames());
        return fields.stream()
                .filter(field -> !then.path(field).equals(now.path(field)))
                .toList();
    }

    private static void compare(List<Checkpoints.Signed> signed, Run run) {
        for (var one : signed) {
            if (one.size() > run.tree.size()) {
                run.found("The ledger had %d entries when it was signed, and has %d.", one.size(), run.tree.size());
            } else if (!run.tree.at(one.size()).root().equals(one.root())) {
                run.found("The ledger is not what was signed at %d entries.", one.size());
            }
        }
    }

    /** With what this node keeps outside the database; on another node than the signing one it may be behind. */
    private void compareAnchor(long study, Run run) {
        ledgers.origin(study).ifPresent(origin -> {
            anchorCheck.problem(study, origin).ifPresent(run.findings::add);
            if (run.findings.isEmpty()) {
                checkpoints
                        .checkpoint(study)
                        .ifPresent(note -> anchorCheck.keep(study, Checkpoint.parse(note.text()), note));
            }
        });
    }

    /** Votes in neither ledger nor outbox. */
    private long untold(long study) {
        return jdbc.sql("""
                select count(*) from vote v
                where v.study_id = :study and v.ballot_id is not null
                  and not exists (select 1 from ledger_entry e where e.study_id = v.study_id
                                  and e.ballot_id = v.ballot_id and e.revision = v.revision)
                  and not exists (select 1 from ledger_outbox o where o.study_id = v.study_id and o.type = 'vote.cast'
                                  and o.facts ->> 'ballot' = v.ballot_id::text
                                  and (o.facts ->> 'revision')::int = v.revision)""").param("study", study).query(Long.class).single();
    }

    /** By their number, as one statement sees database, ledger and outbox. */
    private long untoldImports(long study) {
        return jdbc.sql("""
                select (select count(*) from vote where study_id = :study and ballot_id is null)
                     - (select coalesce(sum((line::jsonb -> 'body' ->> 'votes')::bigint), 0) from ledger_entry
                        where study_id = :study and ballot_id is null and line::jsonb ->> 'type' = 'votes.imported')
                     - (select coalesce(sum((facts ->> 'votes')::bigint), 0) from ledger_outbox
                        where study_id = :study and type = 'votes.imported')""").param("study", study).query(Long.class).single();
    }

    private void keep(long study, Run run) {
        jdbc.sql("""
                insert into ledger_check (study_id, entries, votes, late, findings, clock_back)
                select :study, :entries, :votes, (
                    select count(*) from ledger_entry e
                    join vote v on v.study_id = e.study_id and v.ballot_id = e.ballot_id and v.revision = e.revision
                    cross join lateral (select at from ledger_checkpoint c
                                        where c.study_id = e.study_id and c.size > e.seq order by c.size limit 1) c
                    where e.study_id = :study and e.revision > 0 and c.at > v.voted_at + :delay::interval), :findings,
                    make_interval(secs => :back)""")
                .param("study", study)
                .param("entries", run.tree.size())
                .param("votes", run.votes)
                .param("delay", VoteReceipts.DELAY.toSeconds() + " seconds")
                .param("findings", run.findings.toArray(String[]::new))
                .param("back", run.times.back().toSeconds())
                .update();
        jdbc.sql("update ledger set check_asked_at = null where study_id = :study")
                .param("study", study)
                .update();
    }

    /**
     * Ledgers whose turn has come: asked for, grown since ten minutes, or not looked at for six hours; and at once where no
     * more votes come and the last ones were not compared, since that is what will be published.
     */
    List<Long> due() {
        return jdbc.sql("""
                select l.study_id from ledger l join study s on s.id = l.study_id
                left join lateral (select at, entries from ledger_check
                                   where study_id = l.study_id order by id desc limit 1) k on true
                where l.check_asked_at is not null or k.at is null or k.at < now() - interval '6 hours'
                   or (k.at < now() - interval '10 minutes'
                       and k.entries < (select max(seq) + 1 from ledger_entry where study_id = l.study_id))
                   or (s.state in ('closed', 'published')
                       and exists (select 1 from ledger_entry e
                                   where e.study_id = l.study_id and e.seq >= k.entries and e.revision > 0))""").query(Long.class).list();
    }
}

package dev.evenhand.ledger;

import dev.evenhand.commitment.CanonicalJson;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** A study's log for whoever makes a bundle of it: its lines, an entry that names the files, and the seal. */
@Component
public class BundleLog {

    private static final int FETCH = 1_000;
    private static final int TRIES = 200;

    private final JdbcClient jdbc;
    private final Ledgers ledgers;
    private final Entries entries;
    private final Trees trees;
    private final LedgerKey key;
    private final LedgerWriter writer;
    private final Checkpoints checkpoints;
    private final Pseudonyms pseudonyms;
    private final JsonMapper json;

    BundleLog(
            JdbcClient jdbc,
            Ledgers ledgers,
            Entries entries,
            Trees trees,
            LedgerKey key,
            LedgerWriter writer,
            Checkpoints checkpoints,
            Pseudonyms pseudonyms,
            JsonMapper json) {
        this.jdbc = jdbc;
        this.ledgers = ledgers;
        this.entries = entries;
        this.trees = trees;
        this.key = key;
        this.writer = writer;
        this.checkpoints = checkpoints;
        this.pseudonyms = pseudonyms;
        this.json = json;
    }

    /** How many entries the log has, as this transaction sees it. */
    public long size(long study) {
        return entries.head(study).size();
    }

    /** Whether everything that happened has its entry. */
    public boolean settled(long study) {
        return !jdbc.sql("select exists (select 1 from ledger_outbox where study_id = :study)")
                .param("study", study)
                .query(Boolean.class)
                .single();
    }

    /** Writes what waits; another node may be at it, and the job goes on by itself. */
    public void write(long study) {
        ledgers.begin(key.installation());
        writer.write(study);
        ledgers.frozen(study).ifPresent(reason -> {
            throw new BrokenLog("No bundle is made of a frozen ledger: " + reason);
        });
    }

    /** Writes all that has happened so far; false if more keeps coming. */
    public boolean settle(long study) throws InterruptedException {
        for (int i = 0; i < TRIES && !settled(study); i++) {
            write(study);
            Thread.sleep(settled(study) ? 0 : 25);
        }
        return settled(study);
    }

    public String pseudonym(long rater) {
        return pseudonyms.of(rater);
    }

    public String key(long study) {
        return key.signer(origin(study)).key().toString();
    }

    /**
     * Puts the files' digests into the log and answers the size that it has with that entry.
     *
     * @param covered the size that the log had when the files were written
     */
    public long announce(long study, Map<String, BundleWriter.Listed> files, long covered) throws InterruptedException {
        var digests = files.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, file -> file.getValue().digest()));
        var named = CanonicalJson.sha256(json.writeValueAsString(digests));
        var facts =
                Map.of("files", digests, "size", covered, "made", HexFormat.of().formatHex(named));
        jdbc.sql("insert into ledger_outbox (study_id, type, facts) values (:study, 'bundle.made', :facts::jsonb)")
                .param("study", study)
                .param("facts", json.writeValueAsString(facts))
                .update();
        for (int i = 0; i < TRIES; i++) {
            write(study);
            var found = jdbc.sql("""
                    select seq + 1 from ledger_entry
                    where study_id = :study and seq >= :covered and line::jsonb ->> 'type' = 'bundle.made'
                      and line::jsonb -> 'body' ->> 'made' = :made order by seq desc limit 1""")
                    .param("study", study)
                    .param("covered", covered)
                    .param("made", facts.get("made"))
                    .query(Long.class)
                    .optional();
            if (found.isPresent() && checkpoints.signedSize(study) >= found.get()) {
                return found.get();
            }
            Thread.sleep(50);
        }
        throw new IllegalStateException("The ledger is not written; its entry for the bundle did not come");
    }

    /** Whether the study was closed after the log had this size: what was written then is of an open study. */
    public boolean closedSince(long study, long covered) {
        return jdbc.sql("""
                select exists (select 1 from ledger_entry where study_id = :study and seq >= :covered
                               and ballot_id is null and line::jsonb ->> 'type' = 'study.closed')""")
                .param("study", study)
                .param("covered", covered)
                .query(Boolean.class)
                .single();
    }

    /** The lines of the log up to a size. */
    public void lines(long study, long to, OutputStream out) {
        stream("select line from ledger_entry where study_id = :study and seq < :to order by seq", study, to, out);
    }

    /** What entries on ballots bind and do not say. */
    public void details(long study, long to, OutputStream out) {
        stream(
                "select detail from ledger_entry where study_id = :study and seq < :to and detail is not null order by seq",
                study,
                to,
                out);
    }

    private void stream(String sql, long study, long to, OutputStream out) {
        jdbc.sql(sql).param("study", study).param("to", to).withFetchSize(FETCH).query(row -> {
            try {
                out.write((row.getString(1) + "\n").getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** Signs a log of this size, which was compared with what was signed before, and seals the bundle. */
    public void seal(BundleWriter bundle, long study, long size) throws IOException {
        if (checkpoints.signedSize(study) < size || ledgers.frozen(study).isPresent()) {
            throw new BrokenLog("No bundle is sealed of what the ledger has not signed.");
        }
        var origin = origin(study);
        var signer = key.signer(origin);
        var checkpoint = Checkpoint.of(origin, trees.tree(study, size));
        bundle.add(BundleFiles.CHECKPOINT, checkpoint.sign(signer).toString());
        bundle.seal(origin, signer);
    }

    private String origin(long study) {
        return jdbc.sql("select origin from ledger where study_id = :study")
                .param("study", study)
                .query(String.class)
                .single();
    }

    /** What the log tells beside its ballots, up to a size. */
    public LogStory story(long study, long to) {
        var story = new LogStory();
        jdbc.sql("""
                select line, cast_before from (
                    select seq, line, ballot_id,
                           count(*) filter (where revision = 1) over (order by seq) as cast_before
                    from ledger_entry where study_id = :study and seq < :to) e
                where ballot_id is null order by seq""").param("study", study).param("to", to).withFetchSize(FETCH).query(row -> {
            story.add(LogEntry.parse(row.getString(1)), row.getLong(2));
        });
        return story;
    }
}

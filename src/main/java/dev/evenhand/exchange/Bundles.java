package dev.evenhand.exchange;

import dev.evenhand.study.Study;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The bundles that were asked for: one at a time for each study, kept while nothing has happened since. */
@Component
class Bundles {

    private static final int CHUNK = 1 << 20;

    private final JdbcClient jdbc;

    Bundles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A bundle as it stands.
     *
     * @param current whether the log has gone on since; while a study is open, it may have for a few minutes
     */
    record Bundle(long id, String state, String part, int partsDone, long bytes, boolean current) {

        boolean ready() {
            return state.equals("done") && current;
        }

        boolean underWay() {
            return state.equals("waiting") || state.equals("running");
        }

        boolean failed() {
            return state.equals("failed") && current;
        }
    }

    Optional<Bundle> latest(Study study) {
        return jdbc.sql("""
                select b.id, b.state, b.part, b.parts_done, b.bytes,
                       case when b.state = 'done' and s.state in ('closed', 'published') then
                                b.entries = (select max(seq) + 1 from ledger_entry e where e.study_id = b.study_id)
                                and not exists (select 1 from ledger_outbox o where o.study_id = b.study_id)
                            else coalesce(b.finished_at > now() - case b.state when 'done' then interval '5 minutes'
                                                                               else interval '20 seconds' end, false)
                       end as current
                from bundle b join study s on s.id = b.study_id
                where b.study_id = :study order by b.id desc limit 1""").param("study", study.id()).query(Bundle.class).optional();
    }

    /** Enters an order unless one is under way, and answers the one that is. */
    Bundle add(Study study) {
        jdbc.sql("insert into bundle (study_id) values (:study) on conflict do nothing")
                .param("study", study.id())
                .update();
        return latest(study).orElseThrow();
    }

    Optional<Long> study(long bundle) {
        return jdbc.sql("select study_id from bundle where id = :bundle and state in ('waiting', 'running')")
                .param("bundle", bundle)
                .query(Long.class)
                .optional();
    }

    /** Told at once, whatever transaction the files are read in. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void progress(long bundle, String part, int done) {
        jdbc.sql("update bundle set state = 'running', part = :part, parts_done = :done where id = :bundle")
                .param("part", part)
                .param("done", done)
                .param("bundle", bundle)
                .update();
    }

    @Transactional
    public void store(long bundle, Path file, long entries) throws IOException {
        jdbc.sql("delete from bundle_chunk where bundle_id = :bundle")
                .param("bundle", bundle)
                .update();
        try (var in = Files.newInputStream(file)) {
            store(bundle, in);
        }
        jdbc.sql("""
                update bundle set state = 'done', entries = :entries, bytes = :bytes, finished_at = now() where id = :bundle""")
                .param("entries", entries)
                .param("bytes", Files.size(file))
                .param("bundle", bundle)
                .update();
        // Whoever is reading an older one reads it to its end; the next to ask gets this one.
        jdbc.sql("""
                delete from bundle where id < :bundle and finished_at < now() - interval '1 hour'
                  and study_id = (select study_id from bundle where id = :bundle)""").param("bundle", bundle).update();
    }

    private void store(long bundle, InputStream in) throws IOException {
        int number = 0;
        for (byte[] chunk = in.readNBytes(CHUNK); chunk.length > 0; chunk = in.readNBytes(CHUNK)) {
            jdbc.sql("insert into bundle_chunk (bundle_id, number, content) values (:bundle, :number, :content)")
                    .param("bundle", bundle)
                    .param("number", number++)
                    .param("content", chunk)
                    .update();
        }
    }

    @Transactional
    public void fail(long bundle) {
        jdbc.sql("update bundle set state = 'failed', finished_at = now() where id = :bundle")
                .param("bundle", bundle)
                .update();
    }

    /** A chunk at a time, each by its own statement: a slow reader holds no connection. */
    void copy(Bundle bundle, OutputStream out) throws IOException {
        for (int number = 0; (long) number * CHUNK < bundle.bytes(); number++) {
            out.write(jdbc.sql("select content from bundle_chunk where bundle_id = :bundle and number = :number")
                    .param("bundle", bundle.id())
                    .param("number", number)
                    .query((row, n) -> row.getBytes(1))
                    .single());
        }
    }
}

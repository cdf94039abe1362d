package dev.evenhand.exchange;

import dev.evenhand.study.PlanReader;
import dev.evenhand.study.Study;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.Semaphore;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Streams votes out of the database as the text that it makes of them itself, which no reading of rows comes near.
 * A slow reader keeps a connection busy, so only a few may read at once.
 */
@Component
class VoteFiles {

    private static final int AT_ONCE = 4;
    private static final int BUFFER = 1 << 16;

    private final JdbcTemplate jdbc;
    private final PlanReader plans;
    private final Semaphore places = new Semaphore(AT_ONCE);

    VoteFiles(JdbcTemplate jdbc, PlanReader plans) {
        this.jdbc = jdbc;
        this.plans = plans;
    }

    void write(VoteFile file, Study study, OutputStream out) {
        if (!places.tryAcquire()) {
            throw new ManyDownloads();
        }
        try {
            copy(sql(file, study), out);
        } finally {
            places.release();
        }
    }

    String sql(VoteFile file, Study study) {
        var plan = plans.stored(study.plan());
        return switch (file) {
            case VOTES_CSV -> VoteColumns.csv(study.id(), plan);
            case VOTES_JSONL -> VoteColumns.jsonLines(study.id(), plan);
            case SKIPS_CSV -> VoteColumns.skips(study.id());
        };
    }

    /** Closes nothing: what fails before its first bytes are out can still be answered as a failure. */
    void copy(String sql, OutputStream out) {
        jdbc.execute((ConnectionCallback<Long>) connection -> {
            try {
                var buffered = new BufferedOutputStream(out, BUFFER);
                long rows = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(sql, buffered);
                buffered.flush();
                return rows;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}

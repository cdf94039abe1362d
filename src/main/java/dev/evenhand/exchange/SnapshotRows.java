package dev.evenhand.exchange;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.evenhand.ledger.BundleWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One snapshot of a study, read with cursors into the files of its bundle. */
final class SnapshotRows {

    private static final int FETCH = 2_000;

    private final JdbcClient jdbc;
    private final BundleWriter bundle;
    private final long study;
    private final long covered;

    /** @param covered entries of the log that the files go by */
    SnapshotRows(JdbcClient jdbc, BundleWriter bundle, long study, long covered) {
        this.jdbc = jdbc;
        this.bundle = bundle;
        this.study = study;
        this.covered = covered;
    }

    /** Makes cells of a row. */
    interface Cells {
        List<String> of(ResultSet row) throws SQLException;
    }

    void table(String name, List<String> columns, String sql, Cells cells) throws IOException {
        try (var csv = csv(name)) {
            csv.writeRecord(columns);
            rows(sql, row -> csv.writeRecord(cells.of(row)));
        }
    }

    CsvWriter csv(String name) throws IOException {
        return CsvWriter.builder().build(new OutputStreamWriter(bundle.add(name), StandardCharsets.UTF_8));
    }

    /** Takes a row. */
    interface Taking {
        void take(ResultSet row) throws SQLException, IOException;
    }

    void rows(String sql, Taking taking) {
        var query = jdbc.sql(sql).param("study", study);
        (sql.contains(":covered") ? query.param("covered", covered) : query)
                .withFetchSize(FETCH)
                .query(row -> {
                    try {
                        taking.take(row);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }

    static String text(ResultSet row, String column) throws SQLException {
        var text = row.getString(column);
        return text == null ? "" : text;
    }

    static String time(String column) {
        return "to_char(%s at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')".formatted(column);
    }
}

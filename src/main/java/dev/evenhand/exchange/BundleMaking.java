package dev.evenhand.exchange;

import dev.evenhand.datasheet.Datasheets;
import dev.evenhand.ledger.BundleFiles;
import dev.evenhand.ledger.BundleLog;
import dev.evenhand.ledger.BundleWriter;
import dev.evenhand.ledger.DataPackage;
import dev.evenhand.study.Studies;
import dev.evenhand.study.Study;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes a bundle: its files from one snapshot, then the log's entry that names them, then the log and the seal. What
 * happens in an open study meanwhile is in the log and not in the files, and the entry says where they end.
 */
@Component
class BundleMaking {

    private final Bundles bundles;
    private final Studies studies;
    private final Datasheets datasheets;
    private final BundleLog log;
    private final JdbcClient jdbc;
    private final TransactionTemplate snapshot;

    BundleMaking(
            Bundles bundles,
            Studies studies,
            Datasheets datasheets,
            BundleLog log,
            JdbcClient jdbc,
            PlatformTransactionManager transactions) {
        this.datasheets = datasheets;
        this.bundles = bundles;
        this.studies = studies;
        this.log = log;
        this.jdbc = jdbc;
        snapshot = new TransactionTemplate(transactions);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        snapshot.setReadOnly(true);
    }

    void run(long bundle) {
        bundles.study(bundle).flatMap(studies::findById).ifPresent(study -> {
            try {
                var file = Files.createTempFile("evenhand-bundle-", ".zip");
                try {
                    long entries = make(bundle, study, file);
                    bundles.store(bundle, file, entries);
                } finally {
                    Files.deleteIfExists(file);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted while a bundle was made", e);
            }
        });
    }

    private long make(long bundle, Study study, Path file) throws IOException, InterruptedException {
        bundles.progress(bundle, BundleFiles.LOG, 0);
        try (var writer = new BundleWriter(file)) {
            var datasheet = datasheets.json(study);
            log.settle(study.id());
            long covered = read(() -> files(bundle, study, datasheet, writer));
            long size = log.announce(study.id(), writer.listed(), covered);
            if (log.closedSince(study.id(), covered)) {
                throw new IllegalStateException("The study was closed while its bundle was made; it is made again");
            }
            bundles.progress(bundle, BundleFiles.LOG, 10);
            read(() -> {
                try (var out = writer.add(BundleFiles.LOG)) {
                    log.lines(study.id(), size, out);
                }
                log.seal(writer, study.id(), size);
                return size;
            });
            return size;
        }
    }

    private long files(long bundle, Study study, String datasheet, BundleWriter writer) throws IOException {
        long covered = log.size(study.id());
        var contents = new BundleContents(jdbc, log, study, datasheet, covered, writer);
        int done = 1;
        for (var part : contents.parts().entrySet()) {
            bundles.progress(bundle, part.getKey(), done++);
            part.getValue().write();
        }
        writer.add(BundleFiles.PACKAGE, DataPackage.of(study.slug(), study.name(), writer.listed()));
        return covered;
    }

    /** Work in one snapshot, with cursors. */
    private interface Reading {
        long run() throws IOException;
    }

    private long read(Reading reading) {
        var result = snapshot.execute(status -> {
            try {
                return reading.run();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return result == null ? 0 : result;
    }
}

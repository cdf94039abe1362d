package dev.evenhand.exchange;

import dev.evenhand.pool.ImportOptions;
import dev.evenhand.pool.ImportReport;
import dev.evenhand.pool.Importer;
import dev.evenhand.pool.Pool;
import dev.evenhand.pool.Pools;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.Principal;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Fills a pool from a file that a program sends. */
@RestController
@PreAuthorize("hasRole('ADMIN')")
class PoolImportApi {
    private final Pools pools;
    private final Importer importer;

    PoolImportApi(Pools pools, Importer importer) {
        this.pools = pools;
        this.importer = importer;
    }

    /** The body is stored before it is read: a slow sender must not hold a transaction open. */
    @PostMapping("/api/v1/pools/{pool}/import")
    ImportReport importFile(
            @PathVariable("pool") String slug,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestParam(defaultValue = "false") boolean partial,
            @RequestParam(defaultValue = "") List<String> models,
            @RequestHeader HttpHeaders headers,
            Principal principal,
            InputStream body)
            throws IOException {
        var pool = pools.get(slug);
        WrappedBody.refuse(headers, "application/x-ndjson or text/csv");
        var file = Files.createTempFile("evenhand-import-", null);
        try {
            Files.copy(body, file, StandardCopyOption.REPLACE_EXISTING);
            return report(pool, file, new ImportOptions(dryRun, partial, models, principal.getName()));
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private ImportReport report(Pool pool, Path file, ImportOptions options) throws IOException {
        try (var in = Files.newInputStream(file)) {
            var report = importer.run(pool.id(), in, options);
            if (report.refused()) {
                throw new RejectedImport(report);
            }
            return report;
        }
    }
}

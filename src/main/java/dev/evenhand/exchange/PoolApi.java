package dev.evenhand.exchange;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.evenhand.pool.ImportOptions;
import dev.evenhand.pool.ImportReport;
import dev.evenhand.pool.Importer;
import dev.evenhand.pool.Pool;
import dev.evenhand.pool.PoolModel;
import dev.evenhand.pool.PoolModels;
import dev.evenhand.pool.PoolSummary;
import dev.evenhand.pool.Pools;
import dev.evenhand.pool.TaskPage;
import dev.evenhand.pool.TaskQuery;
import dev.evenhand.pool.Tasks;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;
import tools.jackson.databind.node.ObjectNode;

/** Pools for programs: make one, fill it from a file, say what its models are, and read it. */
@RestController
@RequestMapping("/api/v1/pools")
@PreAuthorize("hasRole('ADMIN')")
class PoolApi {
    private static final MediaType FORM = MediaType.APPLICATION_FORM_URLENCODED;

    private final Pools pools;
    private final PoolModels models;
    private final Tasks tasks;
    private final Importer importer;

    PoolApi(Pools pools, PoolModels models, Tasks tasks, Importer importer) {
        this.pools = pools;
        this.models = models;
        this.tasks = tasks;
        this.importer = importer;
    }

    record NewPool(@NotBlank @Size(max = 120) String name) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record PoolView(String slug, String name, Instant createdAt, boolean locked) {
        static PoolView of(Pool pool) {
            return new PoolView(pool.slug(), pool.name(), pool.createdAt(), pool.locked());
        }
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record PoolDetails(
            String slug,
            String name,
            Instant createdAt,
            boolean locked,
            String digest,
            long tasks,
            long responses,
            long empty,
            long identical,
            List<PoolSummary.Category> categories,
            List<ModelView> models) {}

    record ModelView(
            String name,
            @Nullable String version,
            @Nullable String provider,
            @JsonRawValue String settings,
            long responses) {
        static ModelView of(PoolModel model) {
            return new ModelView(model.name(), model.version(), model.provider(), model.settings(), model.responses());
        }
    }

    record ModelDescription(
            @Size(max = 200) @Nullable String version,
            @Size(max = 200) @Nullable String provider,
            @Nullable ObjectNode settings) {}

    @GetMapping
    List<PoolView> list() {
        return pools.all().stream().map(PoolView::of).toList();
    }

    @PostMapping
    ResponseEntity<PoolView> create(@Valid @RequestBody NewPool wanted) {
        var pool = pools.create(wanted.name());
        return ResponseEntity.created(URI.create("/api/v1/pools/" + pool.slug()))
                .body(PoolView.of(pool));
    }

    @GetMapping("/{pool}")
    PoolDetails show(@PathVariable("pool") String slug) {
        var pool = pools.get(slug);
        var summary = pools.summary(pool.id());
        return new PoolDetails(
                pool.slug(),
                pool.name(),
                pool.createdAt(),
                pool.locked(),
                summary.digest(),
                summary.tasks(),
                summary.responses(),
                summary.empty(),
                summary.identical(),
                summary.categories(),
                models.of(pool.id()).stream().map(ModelView::of).toList());
    }

    @GetMapping("/{pool}/tasks")
    TaskPage tasks(
            @PathVariable("pool") String slug,
            @RequestParam(defaultValue = "") String q,
            @RequestParam @Nullable String category,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size) {
        return tasks.list(pools.get(slug).id(), new TaskQuery(q, category, page, size));
    }

    /** A model's name may hold slashes, as they are or as %2F, so it takes the rest of the path. */
    @PutMapping("/{pool}/models/{*model}")
    ModelView describe(
            @PathVariable("pool") String slug,
            @PathVariable String model,
            @Valid @RequestBody ModelDescription description) {
        var settings =
                description.settings() == null ? "{}" : description.settings().toString();
        return ModelView.of(models.describe(
                pools.get(slug), model.substring(1), description.version(), description.provider(), settings));
    }

    /** The body is stored before it is read: a slow sender must not hold a transaction open. */
    @PostMapping("/{pool}/import")
    ImportReport importFile(
            @PathVariable("pool") String slug,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestParam(defaultValue = "false") boolean partial,
            @RequestHeader HttpHeaders headers,
            InputStream body)
            throws IOException {
        var pool = pools.get(slug);
        refuseWrapping(headers);
        var file = Files.createTempFile("evenhand-import-", null);
        try {
            Files.copy(body, file, StandardCopyOption.REPLACE_EXISTING);
            return report(pool, file, new ImportOptions(dryRun, partial));
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /** What `curl --data-binary` says without a header would be read as a form, and be gone before it gets here. */
    private static void refuseWrapping(HttpHeaders headers) {
        var encoding = headers.getFirst(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            throw new WrappedBody("Send the file uncompressed, without Content-Encoding.");
        }
        var type = headers.getContentType();
        if (type != null && (type.isCompatibleWith(FORM) || type.getType().equals("multipart"))) {
            throw new WrappedBody("Send the file itself, with Content-Type: application/x-ndjson or text/csv.");
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

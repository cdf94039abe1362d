package dev.evenhand.exchange;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.evenhand.pool.Flag;
import dev.evenhand.pool.Pool;
import dev.evenhand.pool.PoolModel;
import dev.evenhand.pool.PoolModels;
import dev.evenhand.pool.PoolSummary;
import dev.evenhand.pool.Pools;
import dev.evenhand.pool.TaskFilter;
import dev.evenhand.pool.TaskQuery;
import dev.evenhand.pool.TaskSummary;
import dev.evenhand.pool.Tasks;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;
import tools.jackson.databind.node.ObjectNode;

/** Pools for programs: make one, say what its models are, and read it. */
@RestController
@RequestMapping("/api/v1/pools")
@PreAuthorize("hasRole('ADMIN')")
class PoolApi {
    private final Pools pools;
    private final PoolModels models;
    private final Tasks tasks;

    PoolApi(Pools pools, PoolModels models, Tasks tasks) {
        this.pools = pools;
        this.models = models;
        this.tasks = tasks;
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

    @JsonNaming(SnakeCaseStrategy.class)
    record TaskView(long id, String taskId, String prompt, String category, String language, long responses) {
        static TaskView of(TaskSummary task) {
            return new TaskView(
                    task.id(), task.taskId(), task.prompt(), task.category(), task.language(), task.responses());
        }
    }

    /** Pages count from 0; a prompt is cut to what a list has room for. */
    record TaskList(List<TaskView> tasks, int page, int size, long total, boolean more) {}

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
    TaskList tasks(
            @PathVariable("pool") String slug,
            @RequestParam(defaultValue = "") String q,
            @RequestParam @Nullable String category,
            @RequestParam @Nullable Flag flag,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size) {
        var found = tasks.list(
                pools.get(slug).id(), new TaskQuery(new TaskFilter(q, category, null, null, flag), page, size));
        return new TaskList(
                found.tasks().stream().map(TaskView::of).toList(),
                found.page(),
                found.size(),
                found.total(),
                found.more());
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
}

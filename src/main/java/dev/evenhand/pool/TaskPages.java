package dev.evenhand.pool;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Pages that show the tasks of a pool, and one of them with all its responses as a rater would see them. */
@Controller
@PreAuthorize("hasRole('ADMIN')")
class TaskPages {
    private static final int PAGE = 25;

    private final Pools pools;
    private final Tasks tasks;
    private final Rendering rendering;

    TaskPages(Pools pools, Tasks tasks, Rendering rendering) {
        this.pools = pools;
        this.tasks = tasks;
        this.rendering = rendering;
    }

    /** A response with what is shown of it. */
    record Shown(Response response, SafeHtml html) {}

    @GetMapping("/pools/{slug}/tasks")
    String list(
            @PathVariable String slug,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable String category,
            @RequestParam(required = false) @Nullable String language,
            @RequestParam(required = false) @Nullable String tag,
            @RequestParam(required = false) @Nullable Flag flag,
            @RequestParam(required = false) @Nullable Long after,
            @RequestParam(required = false) @Nullable Long before,
            Model model) {
        var pool = pools.get(slug);
        var filter = new TaskFilter(q, chosen(category), chosen(language), chosen(tag), flag);
        model.addAttribute("pool", pool);
        model.addAttribute("filter", filter);
        model.addAttribute("flags", Flag.values());
        model.addAttribute("categories", pools.summary(pool.id()).categories());
        model.addAttribute("languages", tasks.languages(pool.id()));
        model.addAttribute("found", tasks.list(pool.id(), new TaskQuery(filter, after, before, 0, PAGE)));
        return "pool/tasks";
    }

    /** The filter's "all" is an empty value; a task without a category is found by its words. */
    static @Nullable String chosen(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }

    @GetMapping("/pools/{slug}/tasks/{id}")
    String show(@PathVariable String slug, @PathVariable long id, Model model) {
        var pool = pools.get(slug);
        var task = tasks.find(id)
                .filter(found -> found.poolId() == pool.id())
                .orElseThrow(() -> new NoSuchPool("There is no such task in this pool."));
        model.addAttribute("pool", pool);
        model.addAttribute("task", task);
        var prompt = rendering.html(task.messages());
        var responses = responses(task);
        var texts = Stream.concat(Stream.of(prompt), responses.stream().map(Shown::html))
                .toList();
        model.addAttribute("prompt", prompt);
        model.addAttribute("responses", responses);
        model.addAttribute("formulas", texts.stream().anyMatch(SafeHtml::hasFormulas));
        model.addAttribute("code", texts.stream().anyMatch(SafeHtml::hasCode));
        return "pool/task";
    }

    private List<Shown> responses(Task task) {
        return tasks.responsesOf(task.id()).stream()
                .map(response -> new Shown(response, rendering.response(response.messages())))
                .toList();
    }
}

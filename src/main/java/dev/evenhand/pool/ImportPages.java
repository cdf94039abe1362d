package dev.evenhand.pool;

import java.io.IOException;
import java.security.Principal;
import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import tools.jackson.databind.json.JsonMapper;

/** Pages on which a file is handed in, its way watched, and its rejects read. */
@Controller
@PreAuthorize("hasRole('ADMIN')")
class ImportPages {
    private final Pools pools;
    private final Uploads uploads;
    private final PoolImports imports;
    private final JsonMapper json;
    private final Rendering rendering;

    ImportPages(Pools pools, Uploads uploads, PoolImports imports, JsonMapper json, Rendering rendering) {
        this.rendering = rendering;
        this.pools = pools;
        this.uploads = uploads;
        this.imports = imports;
        this.json = json;
    }

    /** A task of the file as a rater will see it. */
    record Shown(String taskId, SafeHtml prompt, Rendering.Pair answers) {}

    private Shown shown(ImportReport.Preview task) {
        return new Shown(
                task.taskId(),
                rendering.html(Message.list(task.messages())),
                rendering.pair(Message.list(task.a()), Message.list(task.b())));
    }

    @PostMapping("/pools/{slug}/imports")
    String store(
            @PathVariable String slug,
            @RequestParam MultipartFile file,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestParam(defaultValue = "false") boolean partial,
            @RequestParam(defaultValue = "") List<String> models,
            Principal principal)
            throws IOException {
        var pool = pools.get(slug);
        try (var content = file.getInputStream()) {
            var options = new ImportOptions(dryRun, partial, models, principal.getName());
            long id = uploads.store(pool.id(), file.getOriginalFilename(), content, options);
            return "redirect:/pools/" + pool.slug() + "/imports/" + id;
        }
    }

    /** What was tried is done, without handing the file in again. */
    @PostMapping("/pools/{slug}/imports/{id}/import")
    String importTried(@PathVariable String slug, @PathVariable long id, Principal principal) {
        long real = uploads.importTried(file(pools.get(slug), id), principal.getName());
        return "redirect:/pools/" + slug + "/imports/" + real;
    }

    private PoolImport file(Pool pool, long id) {
        return imports.find(id)
                .filter(file -> file.poolId() == pool.id())
                .orElseThrow(() -> new NoSuchPool("There is no such import in this pool."));
    }

    @GetMapping("/pools/{slug}/imports/{id}")
    String show(@PathVariable String slug, @PathVariable long id, Principal principal, Model model) {
        var pool = pools.get(slug);
        var found = file(pool, id);
        model.addAttribute("kept", imports.kept(found, principal.getName()));
        model.addAttribute("pool", pool);
        model.addAttribute("file", found);
        if (found.report() != null) {
            var report = json.readValue(found.report(), ImportReport.class);
            model.addAttribute("report", report);
            model.addAttribute(
                    "previews", report.preview().stream().map(this::shown).toList());
        }
        return "pool/import";
    }
}

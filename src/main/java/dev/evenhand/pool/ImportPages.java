package dev.evenhand.pool;

import java.io.IOException;
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

    ImportPages(Pools pools, Uploads uploads, PoolImports imports, JsonMapper json) {
        this.pools = pools;
        this.uploads = uploads;
        this.imports = imports;
        this.json = json;
    }

    @PostMapping("/pools/{slug}/imports")
    String store(
            @PathVariable String slug,
            @RequestParam MultipartFile file,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestParam(defaultValue = "false") boolean partial)
            throws IOException {
        var pool = pools.get(slug);
        try (var content = file.getInputStream()) {
            var options = new ImportOptions(dryRun, partial);
            long id = uploads.store(pool.id(), file.getOriginalFilename(), content, options);
            return "redirect:/pools/" + pool.slug() + "/imports/" + id;
        }
    }

    @GetMapping("/pools/{slug}/imports/{id}")
    String show(@PathVariable String slug, @PathVariable long id, Model model) {
        var pool = pools.get(slug);
        var found = imports.find(id)
                .filter(file -> file.poolId() == pool.id())
                .orElseThrow(() -> new NoSuchPool("There is no such import in this pool."));
        model.addAttribute("pool", pool);
        model.addAttribute("file", found);
        if (found.report() != null) {
            model.addAttribute("report", json.readValue(found.report(), ImportReport.class));
        }
        return "pool/import";
    }
}

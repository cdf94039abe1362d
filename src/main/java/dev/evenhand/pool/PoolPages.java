package dev.evenhand.pool;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Pages on which pools are made, looked at and removed. */
@Controller
@PreAuthorize("hasRole('ADMIN')")
class PoolPages {
    private final Pools pools;
    private final PoolModels models;
    private final PoolImports imports;
    private final PoolVersions versions;

    PoolPages(Pools pools, PoolModels models, PoolImports imports, PoolVersions versions) {
        this.versions = versions;
        this.pools = pools;
        this.models = models;
        this.imports = imports;
    }

    record NewPool(
            @NotBlank(message = "Give the pool a name.") @Size(max = 120, message = "At most 120 characters.")
            String name) {}

    /** A pool as a line of the list. */
    record Line(Pool pool, Pools.Size size) {}

    @GetMapping("/pools")
    String list(Model model) {
        return list(model, new NewPool(""));
    }

    private String list(Model model, NewPool form) {
        model.addAttribute("form", form);
        var sizes = pools.sizes();
        model.addAttribute(
                "lines",
                pools.all().stream()
                        .map(pool -> new Line(pool, sizes.getOrDefault(pool.id(), Pools.Size.NOTHING)))
                        .toList());
        return "pool/pools";
    }

    @PostMapping("/pools")
    String create(@Valid @ModelAttribute("form") NewPool form, BindingResult problems, Model model) {
        if (!problems.hasErrors()) {
            try {
                return "redirect:/pools/" + pools.create(form.name()).slug();
            } catch (PoolConflict e) {
                problems.rejectValue(
                        "name",
                        "taken",
                        Optional.ofNullable(e.getBody().getDetail()).orElse(""));
            }
        }
        return list(model, form);
    }

    @GetMapping("/pools/{slug}")
    String show(@PathVariable String slug, Model model) {
        var pool = pools.get(slug);
        model.addAttribute("pool", pool);
        model.addAttribute("summary", pools.summary(pool.id()));
        model.addAttribute("models", models.of(pool.id()));
        model.addAttribute("imports", imports.recent(pool.id()));
        model.addAttribute("versions", versions.of(pool.id()));
        return "pool/pool";
    }

    @GetMapping("/pools/{slug}/delete")
    String askToDelete(@PathVariable String slug, Model model) {
        var pool = pools.get(slug);
        model.addAttribute("pool", pool);
        model.addAttribute("summary", pools.summary(pool.id()));
        return "pool/delete";
    }

    @PostMapping("/pools/{slug}/delete")
    String delete(@PathVariable String slug) {
        pools.delete(pools.get(slug));
        return "redirect:/pools";
    }
}

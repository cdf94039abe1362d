package dev.evenhand.pool;

import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page on which a model's version and maker are given, by which its answers could name it. */
@Controller
@PreAuthorize("hasRole('ADMIN')")
class ModelPages {
    private static final int LONGEST = 200;

    private final Pools pools;
    private final PoolModels models;

    ModelPages(Pools pools, PoolModels models) {
        this.pools = pools;
        this.models = models;
    }

    /** A model's name may hold slashes, so it takes the rest of the path. */
    @GetMapping("/pools/{pool}/models/{*model}")
    String ask(@PathVariable("pool") String slug, @PathVariable("model") String path, Model page) {
        var pool = pools.get(slug);
        page.addAttribute("pool", pool);
        page.addAttribute("entry", known(pool, path));
        return "pool/model";
    }

    private PoolModel known(Pool pool, String path) {
        return models.find(pool.id(), path.substring(1))
                .orElseThrow(() -> new NoSuchPool("There is no such model in this pool."));
    }

    @PostMapping("/pools/{pool}/models/{*model}")
    String describe(
            @PathVariable("pool") String slug,
            @PathVariable("model") String path,
            @RequestParam(defaultValue = "") String version,
            @RequestParam(defaultValue = "") String maker) {
        var pool = pools.get(slug);
        var model = known(pool, path);
        models.describe(pool, model.name(), given(version), given(maker), model.settings());
        return "redirect:/pools/" + pool.slug() + "#models";
    }

    private static @Nullable String given(String text) {
        if (text.length() > LONGEST) {
            throw new InvalidModel("A version or a maker has at most " + LONGEST + " characters.");
        }
        return text.isBlank() ? null : text.strip();
    }
}

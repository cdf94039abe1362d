package dev.evenhand.pool;

import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Pages on which categories and tags of many tasks are changed at once, and such a change is taken back. */
@Controller
@PreAuthorize("hasRole('ADMIN')")
class EditPages {
    private static final int MOST_TICKED = 1000;

    private final Pools pools;
    private final TaskEdits edits;

    EditPages(Pools pools, TaskEdits edits) {
        this.pools = pools;
        this.edits = edits;
    }

    /** Which tasks are meant, as forms send it. */
    record Meant(
            @Nullable String q,
            @Nullable String category,
            @Nullable String language,
            @Nullable String tag,
            @Nullable Flag flag,
            @Nullable List<Long> id,
            @Nullable String scope) {
        TaskFilter filter() {
            return new TaskFilter(
                    q == null ? "" : q,
                    TaskPages.chosen(category),
                    TaskPages.chosen(language),
                    TaskPages.chosen(tag),
                    flag);
        }

        public List<Long> ticked() {
            return "found".equals(scope) || id == null
                    ? List.of()
                    : id.stream().limit(MOST_TICKED).toList();
        }

        boolean nothing() {
            return !"found".equals(scope) && ticked().isEmpty();
        }
    }

    /** What is to be changed, as it was typed; it stays in the form when it is refused. */
    record Typed(
            @Nullable String newCategory,
            @Nullable String addedTag,
            @Nullable String removedTag) {
        TaskEdit edit() {
            return new TaskEdit(text(newCategory), text(addedTag), text(removedTag));
        }

        private static String text(@Nullable String value) {
            return value == null ? "" : value;
        }
    }

    @GetMapping("/pools/{slug}/edit")
    String ask(@PathVariable String slug, Meant meant, Model model) {
        return ask(slug, meant, new Typed("", "", ""), "", model);
    }

    private String ask(String slug, Meant meant, Typed typed, String problem, Model model) {
        var pool = pools.get(slug);
        model.addAttribute("pool", pool);
        model.addAttribute("meant", meant);
        model.addAttribute("typed", typed);
        model.addAttribute("problem", problem);
        model.addAttribute(
                "count",
                meant.nothing()
                        ? 0
                        : edits.meant(pool.id(), meant.filter(), meant.ticked()).size());
        model.addAttribute("categories", pools.summary(pool.id()).categories());
        return "pool/edit";
    }

    @PostMapping("/pools/{slug}/edit")
    String apply(
            @PathVariable String slug,
            Meant meant,
            Typed typed,
            Principal principal,
            Model model,
            HttpServletResponse response) {
        var pool = pools.get(slug);
        try {
            var edit = typed.edit();
            if (edit.nothing() || meant.nothing()) {
                throw new InvalidEntry("Choose tasks, and a category or a tag to change.");
            }
            var ids = edits.meant(pool.id(), meant.filter(), meant.ticked());
            edits.apply(pool, ids, edit, principal.getName());
        } catch (InvalidEntry e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return ask(slug, meant, typed, e.reason(), model);
        }
        return "redirect:/pools/" + pool.slug() + "#versions";
    }

    @PostMapping("/pools/{slug}/versions/{number}/undo")
    String takeBack(@PathVariable String slug, @PathVariable int number, Principal principal) {
        var pool = pools.get(slug);
        edits.takeBack(pool, number, principal.getName());
        return "redirect:/pools/" + pool.slug() + "#versions";
    }
}

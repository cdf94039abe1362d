package dev.evenhand.ledger;

import dev.evenhand.study.NoSuchStudy;
import dev.evenhand.study.Studies;
import dev.evenhand.study.Study;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * A study's ledger as anybody sees it: its newest checkpoints, and whether one that the reader kept is still part of it.
 * Entries stay out of sight until the study is published, since they tell which model stood where.
 */
@Controller
class LedgerPage {

    private static final int SHOWN = 20;
    private static final int LONGEST_NOTE = 20_000;

    private final Studies studies;
    private final Trees trees;
    private final Checkpoints checkpoints;
    private final LedgerKey key;
    private final LedgerWatch watch;

    LedgerPage(Studies studies, Trees trees, Checkpoints checkpoints, LedgerKey key, LedgerWatch watch) {
        this.studies = studies;
        this.trees = trees;
        this.checkpoints = checkpoints;
        this.key = key;
        this.watch = watch;
    }

    @GetMapping("/ledger/{study}")
    String show(@PathVariable String study, @RequestParam(required = false) @Nullable String checkpoint, Model model) {
        var registered = registered(study);
        var origin = key.origin(registered.slug());
        model.addAttribute("study", registered);
        model.addAttribute("origin", origin);
        model.addAttribute("key", key.signer(origin).key().toString());
        model.addAttribute("health", watch.of(registered.id()));
        model.addAttribute("newest", checkpoints.checkpoint(registered.id()).map(SignedNote::toString));
        model.addAttribute("checkpoints", checkpoints.checkpoints(registered.id(), SHOWN));
        model.addAttribute("shown", SHOWN);
        model.addAttribute("given", checkpoint);
        model.addAttribute("comparison", checkpoint == null ? null : compared(registered, origin, checkpoint));
        return "ledger/ledger";
    }

    /**
     * What comes of holding a kept checkpoint against the log.
     *
     * @param holds whether the log still begins with what was signed
     * @param problem why the text is no checkpoint of this log; null if it is one
     */
    record Comparison(boolean holds, long size, @Nullable String problem) {}

    private Comparison compared(Study study, String origin, String text) {
        if (text.length() > LONGEST_NOTE) {
            return new Comparison(false, 0, "This is too long for a checkpoint.");
        }
        try {
            var note = SignedNote.parse(text.strip().replace("\r\n", "\n") + "\n");
            var kept = Checkpoint.open(note, origin, List.of(key.signer(origin).key()));
            return new Comparison(trees.extend(study.id(), kept), kept.size(), null);
        } catch (Malformed e) {
            return new Comparison(false, 0, e.getMessage());
        }
    }

    private Study registered(String slug) {
        return Optional.of(studies.get(slug))
                .filter(study -> study.state().registered())
                .orElseThrow(() -> new NoSuchStudy(slug));
    }
}

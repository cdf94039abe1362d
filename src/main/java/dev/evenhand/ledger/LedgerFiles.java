package dev.evenhand.ledger;

import dev.evenhand.study.NoSuchStudy;
import dev.evenhand.study.State;
import dev.evenhand.study.Studies;
import dev.evenhand.study.Study;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What mirrors and witnesses fetch of a ledger, as plain text: checkpoints, consistency proofs, salted leaf hashes. */
@Controller
@RequestMapping("/ledger/{study}")
class LedgerFiles {

    private static final MediaType TEXT = MediaType.parseMediaType("text/plain;charset=UTF-8");
    private static final int PAGE = 10_000;

    private final Studies studies;
    private final Entries entries;
    private final Trees trees;
    private final Checkpoints checkpoints;
    private final LedgerKey key;

    LedgerFiles(Studies studies, Entries entries, Trees trees, Checkpoints checkpoints, LedgerKey key) {
        this.studies = studies;
        this.entries = entries;
        this.trees = trees;
        this.checkpoints = checkpoints;
        this.key = key;
    }

    /** The newest one. */
    @GetMapping("/checkpoint")
    ResponseEntity<String> checkpoint(@PathVariable String study) {
        var note = checkpoints
                .checkpoint(registered(study).id())
                .orElseThrow(() -> refused(HttpStatus.NOT_FOUND, "Nothing is signed yet. Look again in a minute."));
        return text(note.toString());
    }

    /** The feed: every checkpoint above a size, oldest first, an empty line after each. */
    @GetMapping("/checkpoints.txt")
    ResponseEntity<String> checkpoints(@PathVariable String study, @RequestParam(defaultValue = "0") long after) {
        return text(checkpoints.notes(registered(study).id(), after, PAGE).stream()
                .map(note -> note + "\n")
                .collect(Collectors.joining()));
    }

    /** The public key as verifiers take it: name, id and key. */
    @GetMapping("/key")
    ResponseEntity<String> key(@PathVariable String study) {
        var origin = key.origin(registered(study).slug());
        return text(key.signer(origin).key() + "\n");
    }

    /** The hashes that lead from one size to another, a base64 line each (RFC 9162, section 2.1.4). */
    @GetMapping("/consistency")
    ResponseEntity<String> consistency(@PathVariable String study, @RequestParam long from, @RequestParam long to) {
        var id = registered(study).id();
        if (from < 0 || from > to || to > checkpoints.signedSize(id)) {
            throw refused(
                    HttpStatus.BAD_REQUEST, "“from” and “to” are sizes of signed checkpoints, the smaller first.");
        }
        return lines(trees.tree(id, to).consistency(from).path());
    }

    /** Leaf hashes from an index on, a base64 line each, 10,000 at most; salted, they tell nothing of the entries. */
    @GetMapping("/leaves.txt")
    ResponseEntity<String> leaves(@PathVariable String study, @RequestParam(defaultValue = "0") long from) {
        var id = registered(study).id();
        var to = Math.min(checkpoints.signedSize(id), from + PAGE);
        return lines(from < 0 || from >= to ? List.of() : entries.leaves(id, from, to));
    }

    /** The entries themselves, once the study is published: before that they would tell raters what they judge. */
    @GetMapping("/entries.jsonl")
    ResponseEntity<String> entries(@PathVariable String study, @RequestParam(defaultValue = "0") long from) {
        var published = registered(study);
        if (published.state() != State.PUBLISHED) {
            throw refused(HttpStatus.FORBIDDEN, "Entries are shown when the study is published.");
        }
        var to = Math.min(checkpoints.signedSize(published.id()), from + PAGE);
        return text(
                from < 0 || from >= to
                        ? ""
                        : entries.written(published.id(), from, to).stream()
                                .map(written -> written.line() + "\n")
                                .collect(Collectors.joining()));
    }

    private Study registered(String slug) {
        var study = studies.get(slug);
        if (!study.state().registered()) {
            throw new NoSuchStudy(slug);
        }
        return study;
    }

    private static ResponseEntity<String> lines(List<Hash> hashes) {
        return text(hashes.stream().map(hash -> hash.base64() + "\n").collect(Collectors.joining()));
    }

    private static ResponseEntity<String> text(String text) {
        return ResponseEntity.ok()
                .contentType(TEXT)
                .cacheControl(CacheControl.noStore())
                .body(text);
    }

    private static ErrorResponseException refused(HttpStatus status, String detail) {
        var refused = new ErrorResponseException(status);
        refused.setDetail(detail);
        return refused;
    }
}

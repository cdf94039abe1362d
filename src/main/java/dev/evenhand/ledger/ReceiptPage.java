package dev.evenhand.ledger;

import java.time.Clock;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Where anybody who was given a receipt checks it, without signing in: first the promise, then the proof. */
@Controller
class ReceiptPage {

    /** Also a UUID with its hyphens, as other programs write it. */
    private static final Pattern BALLOT =
            Pattern.compile("(?i)[0-9a-f]{8}(-?)[0-9a-f]{4}\\1[0-9a-f]{4}\\1[0-9a-f]{4}\\1[0-9a-f]{12}");

    private static final MediaType TEXT = MediaType.parseMediaType("text/plain;charset=UTF-8");

    private final VoteReceipts receipts;
    private final LedgerKey key;
    private final Clock clock;

    ReceiptPage(VoteReceipts receipts, LedgerKey key, Clock clock) {
        this.receipts = receipts;
        this.key = key;
        this.clock = clock;
    }

    @GetMapping("/receipts/{ballot}")
    String show(@PathVariable String ballot, @RequestParam(defaultValue = "1") int revision, Model model) {
        var receipt = find(ballot, revision);
        var origin = key.origin(receipt.study());
        model.addAttribute("receipt", receipt);
        model.addAttribute("broken", receipt.broken(clock.instant()));
        model.addAttribute("key", key.signer(origin).key().toString());
        return "ledger/receipt";
    }

    /** The signed promise. */
    @GetMapping("/receipts/{ballot}/promise")
    ResponseEntity<String> promise(@PathVariable String ballot, @RequestParam(defaultValue = "1") int revision) {
        return text(find(ballot, revision).promise());
    }

    /** The proof; 404 while there is none. */
    @GetMapping("/receipts/{ballot}/proof")
    ResponseEntity<String> proof(@PathVariable String ballot, @RequestParam(defaultValue = "1") int revision) {
        var proof = find(ballot, revision).proof();
        if (proof == null) {
            throw missing("The vote is not in a signed checkpoint yet. The promise says by when it will be.");
        }
        return text(proof);
    }

    private VoteReceipts.Receipt find(String ballot, int revision) {
        if (!BALLOT.matcher(ballot).matches()) {
            throw missing("A receipt’s address ends with 32 hexadecimal digits.");
        }
        var digits = ballot.replace("-", "");
        var id = new UUID(
                Long.parseUnsignedLong(digits.substring(0, 16), 16), Long.parseUnsignedLong(digits.substring(16), 16));
        return receipts.find(id, revision)
                .orElseThrow(() -> missing("No vote was stored for this ballot. If you hold a signed promise for it,"
                        + " that promise was broken: keep it and show it to others."));
    }

    private static ResponseEntity<String> text(String text) {
        return ResponseEntity.ok()
                .contentType(TEXT)
                .cacheControl(CacheControl.noStore())
                .body(text);
    }

    private static ErrorResponseException missing(String detail) {
        var missing = new ErrorResponseException(HttpStatus.NOT_FOUND);
        missing.setTitle("No such receipt");
        missing.setDetail(detail);
        return missing;
    }
}

package dev.evenhand.desk;

import java.util.stream.Collectors;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What a rater keeps of the votes: a list to look at and to take along, and a page for each. */
@Controller
@RequestMapping("/desk/{study}")
class ReceiptPages {

    private static final MediaType TEXT = MediaType.parseMediaType("text/plain;charset=UTF-8");

    private final Receipts receipts;

    ReceiptPages(Receipts receipts) {
        this.receipts = receipts;
    }

    @GetMapping("/receipts")
    String list(Seat seat, Model model) {
        model.addAttribute("receipts", receipts.of(seat.study(), seat.rater()));
        return "desk/receipts";
    }

    /** Signed notes, so that a rater can prove without us what was promised. */
    @GetMapping("/receipts.txt")
    ResponseEntity<String> text(Seat seat) {
        var lines = receipts.of(seat.study(), seat.rater()).stream()
                .map(Receipts.Line::receipt)
                .map(receipt -> "# %s  salt %s  %s\n%s\n"
                        .formatted(receipt.recordedAt(), receipt.salt(), receipt.url(), receipt.promise()))
                .collect(Collectors.joining());
        var name = "evenhand-receipts-" + seat.study().slug() + ".txt";
        return ResponseEntity.ok()
                .contentType(TEXT)
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body("# " + seat.study().name()
                        + "\n# each vote as the signed promise that it will be in the ledger\n\n" + lines);
    }

    @GetMapping("/receipts/{ballot}")
    String one(Seat seat, @PathVariable String ballot, @RequestParam(defaultValue = "1") int revision, Model model) {
        var id = BallotId.parse(ballot).map(BallotId::text).orElseThrow(NoSuchBallot::new);
        model.addAttribute(
                "line",
                receipts.of(seat.study(), seat.rater()).stream()
                        .filter(line -> line.receipt().ballot().equals(id) && line.revision() == revision)
                        .findFirst()
                        .orElseThrow(NoSuchBallot::new));
        return "desk/receipt";
    }
}

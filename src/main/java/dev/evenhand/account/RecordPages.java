package dev.evenhand.account;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** Shows who did what when, to be searched and taken away. */
@Controller
@PreAuthorize("hasRole('ADMIN')")
class RecordPages {

    private static final int PAGE = 100;

    private final Records records;
    private final RecordWords words;
    private final TransactionTemplate transactions;

    RecordPages(Records records, RecordWords words, TransactionTemplate transactions) {
        this.records = records;
        this.words = words;
        this.transactions = transactions;
    }

    @GetMapping("/records")
    String list(
            @RequestParam(defaultValue = "") String actor,
            @RequestParam(defaultValue = "") String study,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            @RequestParam(defaultValue = "0") int page,
            Model model) {
        int number = Math.max(0, Math.min(page, 10_000));
        var filter = new Records.Filter(actor.strip(), study.strip(), kind, from, to);
        var lines = records.list(filter, PAGE + 1, number * PAGE);
        model.addAttribute("filter", filter);
        model.addAttribute("recordWords", words);
        model.addAttribute("kinds", records.kinds());
        model.addAttribute("lines", lines.subList(0, Math.min(PAGE, lines.size())));
        model.addAttribute("page", number);
        model.addAttribute("more", lines.size() > PAGE);
        return "account/records";
    }

    @GetMapping("/records.csv")
    ResponseEntity<StreamingResponseBody> csv(
            @RequestParam(defaultValue = "") String actor,
            @RequestParam(defaultValue = "") String study,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to) {
        var filter = new Records.Filter(actor.strip(), study.strip(), kind, from, to);
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, "text/csv;charset=UTF-8")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"records.csv\"")
                .body(out -> {
                    try (var csv = CsvWriter.builder().build(new OutputStreamWriter(out, StandardCharsets.UTF_8))) {
                        write(filter, csv);
                    }
                });
    }

    private void write(Records.Filter filter, CsvWriter csv) {
        csv.writeRecord("at", "actor", "kind", "study", "detail");
        // A cursor reads in pieces within a transaction only.
        transactions.executeWithoutResult(status -> records.each(
                filter,
                line -> csv.writeRecord(
                        line.at().toInstant().toString(),
                        cell(line.actor()),
                        cell(line.kind()),
                        line.study() == null ? "" : line.study(),
                        line.detail())));
    }

    /** What a spreadsheet would run as a formula gets a leading quote. */
    private static String cell(String text) {
        return text.matches("(?s)[=+\\-@\\t\\r].*") ? "'" + text : text;
    }
}

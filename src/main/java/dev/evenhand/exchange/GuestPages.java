package dev.evenhand.exchange;

import dev.evenhand.panel.Invitations;
import dev.evenhand.panel.LastDay;
import dev.evenhand.study.Studies;
import dev.evenhand.study.StudyEvents;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Invites people by a CSV file, or by a number, and answers with a file of links: the one place where they are. */
@Controller
class GuestPages {

    private final Studies studies;
    private final Invitations invitations;
    private final Clock clock;

    GuestPages(Studies studies, Invitations invitations, Clock clock) {
        this.studies = studies;
        this.invitations = invitations;
        this.clock = clock;
    }

    @PostMapping("/studies/{slug}/invitations/csv")
    @PreAuthorize("hasRole('ADMIN')")
    Object invite(
            @PathVariable String slug,
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(defaultValue = "") String count,
            @RequestParam(defaultValue = "") String group,
            @RequestParam(defaultValue = "") String expires,
            Principal principal,
            RedirectAttributes flash)
            throws IOException {
        var study = studies.get(slug);
        var guests = file == null ? GuestFile.of(count, group) : read(file);
        guests.refuse(invitations.known(study, guests.outsideIds()));
        var until = until(expires, guests);
        if (!guests.problems().isEmpty()) {
            StudyEvents.refused();
            flash.addFlashAttribute("fileProblems", guests.problems());
            return "redirect:/studies/" + slug + "/raters#file";
        }
        var made = invitations.personal(study, guests.guests(), until, principal.getName());
        var base = ServletUriComponentsBuilder.fromCurrentContextPath().toUriString();
        return download(slug, GuestFile.write(made, base, expires.strip()));
    }

    private static GuestFile read(MultipartFile file) throws IOException {
        try (var content = file.getInputStream()) {
            return GuestFile.read(content);
        }
    }

    /** To the end of the day, UTC. */
    private @Nullable Instant until(String expires, GuestFile guests) {
        try {
            var end = LastDay.end(expires);
            if (end != null && !end.isAfter(clock.instant())) {
                guests.problem("The day the links expire is over: they would let nobody in.");
            }
            return end;
        } catch (DateTimeParseException e) {
            guests.problem("The day the links expire is written as 2026-12-31.");
            return null;
        }
    }

    private static ResponseEntity<String> download(String study, String csv) {
        var name = ContentDisposition.attachment()
                .filename(study + "-invitations.csv")
                .build();
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(HttpHeaders.CONTENT_DISPOSITION, name.toString())
                .body(csv);
    }
}

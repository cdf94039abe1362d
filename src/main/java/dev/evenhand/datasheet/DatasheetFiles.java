package dev.evenhand.datasheet;

import dev.evenhand.study.Studies;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** {@code datasheet.json} for programs, and the answers that they send. */
@RestController
class DatasheetFiles {

    private final Studies studies;
    private final Datasheets datasheets;
    private final DatasheetNotes notes;

    DatasheetFiles(Studies studies, Datasheets datasheets, DatasheetNotes notes) {
        this.studies = studies;
        this.datasheets = datasheets;
        this.notes = notes;
    }

    @GetMapping(path = "/studies/{study}/datasheet.json", produces = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize("@studyAccess.maySeeResults(#study)")
    String forPeople(@PathVariable String study) {
        return datasheets.json(studies.get(study));
    }

    @GetMapping(path = "/api/v1/studies/{study}/datasheet.json", produces = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize("@studyAccess.maySeeResults(#study)")
    String forPrograms(@PathVariable String study) {
        return datasheets.json(studies.get(study));
    }

    /** @param known how often the item was answered before, as the writer saw it; 0 unless given */
    record Wish(
            @Nullable String item,
            @Nullable String text,
            @Nullable Integer known) {}

    @PostMapping(path = "/api/v1/studies/{study}/datasheet", produces = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize("hasRole('ADMIN')")
    String write(@PathVariable String study, @RequestBody Wish answer, Principal who) {
        var known = answer.known();
        notes.write(
                study,
                answer.item() == null ? "" : answer.item(),
                answer.text() == null ? "" : answer.text(),
                known == null ? 0 : known,
                who.getName());
        return datasheets.json(studies.get(study));
    }
}

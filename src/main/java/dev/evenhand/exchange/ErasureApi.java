package dev.evenhand.exchange;

import dev.evenhand.panel.RaterErasure;
import dev.evenhand.study.Studies;
import java.security.Principal;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** Erasure for programs that answer requests of many people: what was there, and the name that the votes have now. */
@RestController
class ErasureApi {

    private final Studies studies;
    private final RaterErasure erasure;

    ErasureApi(Studies studies, RaterErasure erasure) {
        this.studies = studies;
        this.erasure = erasure;
    }

    /** @param words free texts that are gone */
    @JsonNaming(SnakeCaseStrategy.class)
    record Erased(String raterId, long words, long votesKept) {}

    @PostMapping("/api/v1/studies/{study}/raters/{rater}/erase")
    @PreAuthorize("hasRole('ADMIN')")
    Erased erase(@PathVariable String study, @PathVariable String rater, Principal principal) {
        var of = studies.get(study);
        var before = erasure.preview(of, rater);
        return new Erased(erasure.erase(of, rater, principal.getName()), before.words(), before.votes());
    }
}

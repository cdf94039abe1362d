package dev.evenhand.exchange;

import dev.evenhand.study.Amendments;
import dev.evenhand.study.Studies;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** Amendments for programs. */
@RestController
@RequestMapping("/api/v1/studies/{study}/amendments")
class AmendmentApi {

    private final Studies studies;
    private final Amendments amendments;

    AmendmentApi(Studies studies, Amendments amendments) {
        this.studies = studies;
        this.amendments = amendments;
    }

    /** @param known the number of the last amendment that the writer has seen; without it, nobody is asked */
    record Wish(
            @Nullable String field,
            @Nullable String becomes,
            @Nullable String reason,
            @Nullable Integer known) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record Entry(
            int number,
            String field,
            String was,
            String becomes,
            String reason,
            boolean effective,
            long afterVotes,
            Instant at) {

        static Entry of(Amendments.Amendment one) {
            return new Entry(
                    one.number(),
                    one.field(),
                    one.was(),
                    one.becomes(),
                    one.reason(),
                    one.effective(),
                    one.afterVotes(),
                    one.at().toInstant());
        }
    }

    @GetMapping
    @PreAuthorize("@studyAccess.mayRead(#study)")
    List<Entry> list(@PathVariable String study) {
        return amendments.of(studies.get(study).id()).stream().map(Entry::of).toList();
    }

    @PostMapping
    @PreAuthorize("hasRole('ADMIN')")
    @ResponseStatus(HttpStatus.CREATED)
    Entry add(@PathVariable String study, @RequestBody Wish wish, Principal who) {
        return Entry.of(amendments.add(
                study, given(wish.field()), given(wish.becomes()), given(wish.reason()), wish.known(), who.getName()));
    }

    private static String given(@Nullable String text) {
        return text == null ? "" : text;
    }
}

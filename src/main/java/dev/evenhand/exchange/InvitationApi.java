package dev.evenhand.exchange;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.evenhand.panel.Guest;
import dev.evenhand.panel.Invitations;
import dev.evenhand.panel.LastDay;
import dev.evenhand.panel.OpenLink;
import dev.evenhand.study.Studies;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Future;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.security.Principal;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** Invitations for programs: links and tokens are in the answer and nowhere else. */
@RestController
class InvitationApi {

    private static final int DEFAULT_PLACES = 100;

    private final Invitations invitations;
    private final Studies studies;

    InvitationApi(Invitations invitations, Studies studies) {
        this.invitations = invitations;
        this.studies = studies;
    }

    /**
     * Either a number of personal links, or one open link with a number of places.
     *
     * @param expiresAt when links stop letting anybody in
     * @param perHour the most new raters an hour by an open link
     */
    @JsonNaming(SnakeCaseStrategy.class)
    record Wish(
            @Min(1) @Max(Invitations.MOST) @Nullable Integer count,
            @Nullable Boolean open,
            @Min(1) @Max(OpenLink.MOST_PLACES) @Nullable Integer limit,
            @Size(max = Guest.LONGEST_LABEL) @Nullable String label,
            @Size(max = Guest.LONGEST_GROUP) @Nullable String group,
            @Future @Nullable Instant expiresAt,
            @Min(1) @Max(OpenLink.MOST_PLACES) @Nullable Integer perHour) {
        Guest guest() {
            return new Guest(label == null ? "" : label, group == null ? "" : group, null);
        }
    }

    record Invited(List<Invitation> invitations) {}

    @JsonNaming(SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Invitation(
            @Nullable String raterId, String link, @Nullable String token) {
        static Invitation of(Invitations.Invitation made) {
            return new Invitation(made.raterId(), made.link(), made.token());
        }
    }

    @PostMapping("/api/v1/studies/{study}/invitations")
    @PreAuthorize("hasRole('ADMIN')")
    Invited invite(@PathVariable String study, @Valid @RequestBody Wish wish, Principal principal) {
        var of = studies.get(study);
        if (wish.expiresAt() != null && wish.expiresAt().isAfter(LastDay.LATEST)) {
            throw new ErrorResponseException(
                    HttpStatus.BAD_REQUEST,
                    ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, "expiresAt: lies beyond the year 9999"),
                    null);
        }
        if (Boolean.TRUE.equals(wish.open())) {
            int places = wish.limit() == null ? DEFAULT_PLACES : wish.limit();
            var link = new OpenLink(
                    wish.guest().label(), wish.guest().group(), places, wish.expiresAt(), wish.perHour(), false);
            return new Invited(List.of(Invitation.of(invitations.open(of, link, principal.getName()))));
        }
        int count = wish.count() == null ? 1 : wish.count();
        return new Invited(
                invitations
                        .personal(of, Collections.nCopies(count, wish.guest()), wish.expiresAt(), principal.getName())
                        .stream()
                        .map(Invitation::of)
                        .toList());
    }
}

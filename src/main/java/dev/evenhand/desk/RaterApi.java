package dev.evenhand.desk;

import dev.evenhand.panel.Rater;
import dev.evenhand.panel.Raters;
import dev.evenhand.study.NoSuchStudy;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Ballots and votes for programs that rate, each with a rater's bearer token. */
@RestController
@RequestMapping("/api/v1/rater")
class RaterApi {

    private final Raters raters;
    private final StudyPlans plans;
    private final Ballots ballots;
    private final Sheets sheets;
    private final Voting voting;
    private final Steps steps;
    private final Shortfall shortfall;

    RaterApi(
            Raters raters,
            StudyPlans plans,
            Ballots ballots,
            Sheets sheets,
            Voting voting,
            Steps steps,
            Shortfall shortfall) {
        this.shortfall = shortfall;
        this.raters = raters;
        this.plans = plans;
        this.steps = steps;
        this.ballots = ballots;
        this.sheets = sheets;
        this.voting = voting;
    }

    /** @param after the ballot on the screen, to fetch the one that follows it */
    record Following(@Nullable String after) {}

    record Skip(@Nullable SkipReason reason) {}

    @PostMapping("/{study}/ballots")
    ResponseEntity<Sheet> next(
            HttpServletRequest request,
            @PathVariable String study,
            @RequestBody(required = false) @Nullable Following following) {
        var rater = rater(request);
        var frozen = plans.of(rater);
        if (!frozen.slug().equals(study)) {
            throw new NoSuchStudy(study);
        }
        var stage = steps.stage(frozen, rater);
        if (stage != Stage.LIVE) {
            throw new StagesFirst(stage, study);
        }
        var after = following == null ? null : following.after();
        var next = ballots.next(frozen, rater, after == null ? null : id(after));
        var ballot = next.ballot();
        if (ballot == null) {
            var retry = next.retryAfter();
            if (retry == null && shortfall.of(frozen, rater, null) == null) {
                raters.finished(rater);
            }
            var nothing = ResponseEntity.noContent().cacheControl(CacheControl.noStore());
            return retry == null
                    ? nothing.build()
                    : nothing.header(HttpHeaders.RETRY_AFTER, Long.toString(retry.toSeconds()))
                            .build();
        }
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(sheets.of(frozen, rater, ballot));
    }

    @PostMapping("/ballots/{ballot}/vote")
    ResponseEntity<Receipt> vote(HttpServletRequest request, @PathVariable String ballot, @RequestBody Answer answer) {
        var rater = rater(request);
        var recorded = voting.record(plans.of(rater), rater, id(ballot), answer, "api");
        return ResponseEntity.status(recorded.fresh() ? HttpStatus.CREATED : HttpStatus.OK)
                .cacheControl(CacheControl.noStore())
                .body(recorded.receipt());
    }

    /** @param revision which revision of the vote this is meant to be, from 2 on */
    @PostMapping("/ballots/{ballot}/revise")
    ResponseEntity<Receipt> revise(
            HttpServletRequest request,
            @PathVariable String ballot,
            @RequestParam(required = false) @Nullable Integer revision,
            @RequestBody Answer answer) {
        var rater = rater(request);
        var recorded = voting.revise(plans.of(rater), rater, id(ballot), answer, "api", revision);
        return ResponseEntity.status(recorded.fresh() ? HttpStatus.CREATED : HttpStatus.OK)
                .cacheControl(CacheControl.noStore())
                .body(recorded.receipt());
    }

    @GetMapping("/ballots/{ballot}/vote")
    ResponseEntity<Receipt> receipt(
            HttpServletRequest request, @PathVariable String ballot, @RequestParam(defaultValue = "1") int revision) {
        var rater = rater(request);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(voting.receipt(plans.of(rater), rater, id(ballot), revision));
    }

    @PostMapping("/ballots/{ballot}/skip")
    ResponseEntity<Void> skip(HttpServletRequest request, @PathVariable String ballot, @RequestBody Skip skip) {
        var rater = rater(request);
        var reason = skip.reason() == null ? SkipReason.OTHER : skip.reason();
        voting.skip(plans.of(rater), rater, id(ballot), reason);
        return ResponseEntity.noContent().cacheControl(CacheControl.noStore()).build();
    }

    private Rater rater(HttpServletRequest request) {
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.regionMatches(true, 0, "Bearer ", 0, 7)) {
            throw new NotARater();
        }
        return raters.bearing(header.substring(7).strip()).orElseThrow(NotARater::new);
    }

    private static UUID id(String ballot) {
        return BallotId.parse(ballot).orElseThrow(NoSuchBallot::new);
    }
}

package dev.evenhand.exchange;

import dev.evenhand.study.Beacons;
import dev.evenhand.study.PlanReader;
import dev.evenhand.study.Registering;
import dev.evenhand.study.Registrar;
import dev.evenhand.study.Registrations;
import dev.evenhand.study.State;
import dev.evenhand.study.Studies;
import dev.evenhand.study.Study;
import dev.evenhand.study.StudyLife;
import dev.evenhand.study.StudyProgress;
import java.net.URI;
import java.security.Principal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;
import tools.jackson.databind.json.JsonMapper;

/** Studies for programs: draft a plan, register it, and take it through its life. */
@RestController
@RequestMapping("/api/v1/studies")
class StudyApi {

    private static final String RETRY_SECONDS = "2";

    /** Longer than the largest registration takes, shorter than programs and proxies wait at the most. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Studies studies;
    private final StudyLife life;
    private final Registrar registrar;
    private final Registrations registrations;
    private final StudyProgress progress;
    private final Beacons beacons;
    private final PlanReader plans;
    private final JsonMapper json;

    StudyApi(
            Studies studies,
            StudyLife life,
            Registrar registrar,
            Registrations registrations,
            StudyProgress progress,
            Beacons beacons,
            PlanReader plans,
            JsonMapper json) {
        this.studies = studies;
        this.life = life;
        this.registrar = registrar;
        this.registrations = registrations;
        this.progress = progress;
        this.beacons = beacons;
        this.plans = plans;
        this.json = json;
    }

    /** A study with its plan, and once registered what was found then and how far it has come. */
    @JsonNaming(SnakeCaseStrategy.class)
    record StudyView(
            String slug,
            String name,
            State state,
            boolean simulated,
            JsonNode plan,
            @Nullable String planDigest,
            @Nullable String seedCommitment,
            @Nullable String seed,
            @Nullable String beacon,
            @Nullable JsonNode registration,
            StudyProgress.@Nullable Progress progress,
            @Nullable Instant registeredAt,
            @Nullable Instant openedAt,
            @Nullable Instant closedAt,
            @Nullable Instant publishedAt,
            @Nullable Registering registering,
            int edition) {}

    @PostMapping
    @PreAuthorize("hasRole('ADMIN')")
    ResponseEntity<StudyView> draft(@RequestBody JsonNode plan, Principal principal) {
        var study = life.draft(plan, principal.getName());
        return ResponseEntity.created(URI.create("/api/v1/studies/" + study.slug()))
                .body(view(study));
    }

    @GetMapping("/{study}")
    @PreAuthorize("@studyAccess.mayRead(#study)")
    StudyView show(@PathVariable String study) {
        return view(studies.get(study));
    }

    /** What takes minutes is answered at its end; with 202 at once for a program that prefers so (RFC 7240), and else after ten minutes. */
    @PostMapping("/{study}/register")
    @PreAuthorize("hasRole('ADMIN')")
    ResponseEntity<StudyView> register(
            @PathVariable String study,
            @RequestParam(required = false) @Nullable Integer edition,
            @RequestHeader(defaultValue = "") String prefer,
            Principal principal)
            throws InterruptedException {
        if (registrar.register(study, edition, principal.getName())) {
            return ResponseEntity.ok(view(studies.get(study)));
        }
        var patience = prefer.contains("respond-async") ? Duration.ZERO : PATIENCE;
        return registrar
                .await(study, patience)
                .map(registered -> ResponseEntity.ok(view(registered)))
                .orElseGet(() -> ResponseEntity.accepted()
                        .location(URI.create("/api/v1/studies/" + study))
                        .header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS)
                        .body(view(studies.get(study))));
    }

    /** What a beacon announced. */
    record Announced(@Nullable String value) {}

    @PostMapping("/{study}/beacon")
    @PreAuthorize("hasRole('ADMIN')")
    StudyView enter(@PathVariable String study, @RequestBody Announced announced, Principal principal) {
        var value = announced.value() == null ? "" : announced.value();
        return view(beacons.enter(study, value, principal.getName()));
    }

    @PostMapping("/{study}/open")
    @PreAuthorize("hasRole('ADMIN')")
    StudyView open(@PathVariable String study, Principal principal) {
        return view(life.open(study, principal.getName()));
    }

    @PostMapping("/{study}/pause")
    @PreAuthorize("hasRole('ADMIN')")
    StudyView pause(@PathVariable String study, Principal principal) {
        return view(life.pause(study, principal.getName()));
    }

    @PostMapping("/{study}/close")
    @PreAuthorize("hasRole('ADMIN')")
    StudyView close(@PathVariable String study, Principal principal) {
        return view(life.close(study, principal.getName()));
    }

    @PostMapping("/{study}/publish")
    @PreAuthorize("hasRole('ADMIN')")
    StudyView publish(@PathVariable String study, Principal principal) {
        return view(life.publish(study, principal.getName()));
    }

    private StudyView view(Study study) {
        boolean registered = study.state().registered();
        return new StudyView(
                study.slug(),
                study.name(),
                study.state(),
                study.simulated(),
                plans.tree(plans.stored(study.plan())),
                study.planDigest().orElse(null),
                study.seedCommitment().orElse(null),
                study.revealedSeed().orElse(null),
                study.beacon().orElse(null),
                study.report().map(json::readTree).orElse(null),
                registered ? progress.of(study.id()) : null,
                study.registeredAt().orElse(null),
                study.openedAt().orElse(null),
                study.closedAt().orElse(null),
                study.publishedAt().orElse(null),
                registered ? null : registrations.of(study.id()).orElse(null),
                study.edition());
    }
}

package dev.evenhand.exchange;

import dev.evenhand.study.PlanReader;
import dev.evenhand.study.Registration;
import dev.evenhand.study.State;
import dev.evenhand.study.Studies;
import dev.evenhand.study.Study;
import dev.evenhand.study.StudyLife;
import dev.evenhand.study.StudyProgress;
import java.net.URI;
import java.security.Principal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;
import tools.jackson.databind.json.JsonMapper;

/** Studies for programs: draft a plan, register it, and take it through its life. */
@RestController
@RequestMapping("/api/v1/studies")
class StudyApi {

    private final Studies studies;
    private final StudyLife life;
    private final Registration registration;
    private final StudyProgress progress;
    private final PlanReader plans;
    private final JsonMapper json;

    StudyApi(
            Studies studies,
            StudyLife life,
            Registration registration,
            StudyProgress progress,
            PlanReader plans,
            JsonMapper json) {
        this.studies = studies;
        this.life = life;
        this.registration = registration;
        this.progress = progress;
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
            @Nullable JsonNode registration,
            StudyProgress.@Nullable Progress progress,
            @Nullable Instant registeredAt,
            @Nullable Instant openedAt,
            @Nullable Instant closedAt,
            @Nullable Instant publishedAt) {}

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

    @PostMapping("/{study}/register")
    @PreAuthorize("hasRole('ADMIN')")
    StudyView register(@PathVariable String study, Principal principal) {
        return view(registration.register(study, principal.getName()));
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
                study.report().map(json::readTree).orElse(null),
                registered ? progress.of(study.id()) : null,
                study.registeredAt().orElse(null),
                study.openedAt().orElse(null),
                study.closedAt().orElse(null),
                study.publishedAt().orElse(null));
    }
}

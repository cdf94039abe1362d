package dev.evenhand.study;

import dev.evenhand.commitment.CanonicalJson;
import dev.evenhand.postgres.Durability;
import java.text.Normalizer;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;

/** The steps of a study's life besides its registration. A step that was taken already is no error. */
@Service
public class StudyLife {

    private final Studies studies;
    private final StudyEvents events;
    private final PlanReader plans;
    private final Drafts drafts;
    private final Amendments amendments;
    private final Registrations registrations;
    private final Durability durability;
    private final ApplicationEventPublisher publisher;
    private final JdbcClient jdbc;
    private final Clock clock;

    StudyLife(
            Studies studies,
            StudyEvents events,
            PlanReader plans,
            Drafts drafts,
            Amendments amendments,
            Registrations registrations,
            Durability durability,
            ApplicationEventPublisher publisher,
            JdbcClient jdbc,
            Clock clock) {
        this.studies = studies;
        this.events = events;
        this.plans = plans;
        this.drafts = drafts;
        this.amendments = amendments;
        this.registrations = registrations;
        this.durability = durability;
        this.publisher = publisher;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Transactional
    public Study draft(JsonNode given, String actor) {
        var plan = plans.read(given, clock.instant());
        return draft(plan, freeSlug(plan.name()), false, actor);
    }

    /** The study that anybody may try; its votes are partly made up. */
    @Transactional
    public Study demo(JsonNode given, String actor) {
        return draft(plans.read(given), Study.DEMO, true, actor);
    }

    private Study draft(Plan plan, String slug, boolean simulated, String actor) {
        var study = studies.save(new Study(slug, plan.name(), pool(plan), canonical(plan), simulated, clock.instant()));
        drafts.keep(study.id(), study.edition(), study.plan(), actor);
        events.record(study.id(), actor, "drafted", Map.of());
        return study;
    }

    /** Saves a draft; of two people who edit one, the second learns that it has changed. */
    @Transactional
    public Study revise(String slug, int edition, JsonNode given, String actor) {
        var study = studies.hold(slug).orElseThrow(() -> new NoSuchStudy(slug));
        study.requireEdition(edition);
        registrations.requireNone(study.id());
        var plan = plans.read(given, clock.instant());
        var text = canonical(plan);
        if (text.equals(study.plan())) {
            return study;
        }
        registrations.forget(study.id());
        study.revise(plan.name(), pool(plan), text);
        drafts.keep(study.id(), edition + 1, text, actor);
        events.record(study.id(), actor, "revised", Map.of());
        return studies.save(study);
    }

    @Transactional
    public void discard(String slug) {
        var study = studies.hold(slug).orElseThrow(() -> new NoSuchStudy(slug));
        if (study.state().registered()) {
            throw new WrongState(study.state());
        }
        registrations.requireNone(study.id());
        studies.delete(study);
    }

    @Transactional
    public Study open(String slug, String actor) {
        var study = studies.hold(slug).orElseThrow(() -> new NoSuchStudy(slug));
        if (study.state() == State.OPEN) {
            return study;
        }
        var problems = durability.problems();
        if (!problems.isEmpty()) {
            throw new WrongState("not_durable", String.join(" ", problems));
        }
        var beacon = plans.stored(study.plan()).beacon();
        if (beacon != null && study.beacon().isEmpty()) {
            throw new WrongState("beacon_awaited", beacon.source(), beacon.round());
        }
        boolean paused = study.state() == State.PAUSED;
        study.open(clock.instant());
        if (paused) {
            publisher.publishEvent(new StudyResumed(study.id(), plans.stored(study.plan())));
        }
        return saved(study, actor, paused ? "resumed" : "opened");
    }

    @Transactional
    public Study pause(String slug, String actor) {
        var study = studies.hold(slug).orElseThrow(() -> new NoSuchStudy(slug));
        if (study.state() == State.PAUSED) {
            return study;
        }
        study.pause();
        return saved(study, actor, "paused");
    }

    /** Takes no more votes from here on, and publishes unless the plan names a later date. */
    @Transactional
    public Study close(String slug, String actor) {
        var study = studies.hold(slug).orElseThrow(() -> new NoSuchStudy(slug));
        if (study.state().over()) {
            return study;
        }
        study.close(clock.instant());
        events.record(study.id(), actor, "closed", Map.of());
        var publishAt = amendments.publishAt(study);
        if (publishAt != null && publishAt.isAfter(clock.instant())) {
            return studies.save(study);
        }
        study.publish(clock.instant());
        return saved(study, actor, "published");
    }

    @Transactional
    public Study publish(String slug, String actor) {
        var study = studies.hold(slug).orElseThrow(() -> new NoSuchStudy(slug));
        if (study.state() == State.PUBLISHED) {
            return study;
        }
        var publishAt = amendments.publishAt(study);
        if (publishAt != null && publishAt.isAfter(clock.instant())) {
            throw new WrongState("not_before", publishAt.toString());
        }
        study.publish(clock.instant());
        return saved(study, actor, "published");
    }

    private Study saved(Study study, String actor, String kind) {
        events.record(study.id(), actor, kind, Map.of());
        return studies.save(study);
    }

    private String canonical(Plan plan) {
        return CanonicalJson.write(plans.tree(plan));
    }

    private long pool(Plan plan) {
        return jdbc.sql("select id from pool where slug = :slug")
                .param("slug", plan.pool())
                .query(Long.class)
                .optional()
                .orElseThrow(() ->
                        new InvalidPlan(List.of(new PlanProblem("pool", "there is no pool “" + plan.pool() + "”"))));
    }

    private String freeSlug(String name) {
        var plain = Normalizer.normalize(name, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-+|-+$", "");
        var base = plain.isEmpty()
                ? "study"
                : plain.substring(0, Math.min(plain.length(), 50)).replaceAll("-+$", "");
        var slug = base;
        for (int n = 2; studies.existsBySlug(slug); n++) {
            slug = base + "-" + n;
        }
        return slug;
    }
}

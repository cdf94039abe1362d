package dev.evenhand.study;

import dev.evenhand.commitment.CanonicalJson;
import dev.evenhand.commitment.CommittedSeed;
import dev.evenhand.pool.Pools;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Freezes a plan: from here on neither it nor what it was planned on changes. */
@Service
public class Registration {

    private final Studies studies;
    private final Pools pools;
    private final Registrations orders;
    private final Drawing drawing;
    private final CategoryWeights weights;
    private final ModelNames names;
    private final StudyEvents events;
    private final ApplicationEventPublisher published;
    private final PlanReader plans;
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Registration(
            Studies studies,
            Pools pools,
            Registrations orders,
            Drawing drawing,
            CategoryWeights weights,
            ModelNames names,
            StudyEvents events,
            ApplicationEventPublisher published,
            PlanReader plans,
            JdbcClient jdbc,
            JsonMapper json,
            Clock clock) {
        this.studies = studies;
        this.pools = pools;
        this.orders = orders;
        this.drawing = drawing;
        this.weights = weights;
        this.names = names;
        this.events = events;
        this.published = published;
        this.plans = plans;
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** Registers the draft; one that is registered already stays as it is. */
    @Transactional
    public Study register(String slug, String actor) {
        return register(slug, null, actor);
    }

    /** @param edition of the draft that was read by who registers it; null to take it as it stands */
    @Transactional
    Study register(String slug, @Nullable Integer edition, String actor) {
        var study = studies.hold(slug).orElseThrow(() -> new NoSuchStudy(slug));
        if (study.state().registered()) {
            return study;
        }
        if (edition != null) {
            study.requireEdition(edition);
        }
        orders.requireNone(study.id());
        return freeze(study, actor, Advance.UNHEARD);
    }

    /** Carries out what was ordered; the draft is not held, because nobody changes it while its order stands. */
    @Transactional
    void carryOut(long id, String actor, Advance advance) {
        var study = studies.findById(id).orElseThrow();
        freeze(study, actor, advance);
        orders.forget(id);
    }

    private Study freeze(Study study, String actor, Advance advance) {
        var plan = plans.stored(study.plan());
        var unkept = Stream.of(
                        PlanRules.promisesNotKept(plan),
                        PlanRules.promisesGone(plan, clock.instant()),
                        weights.against(plan).problems())
                .flatMap(List::stream)
                .toList();
        if (!unkept.isEmpty()) {
            throw new InvalidPlan(unkept);
        }
        pools.lock(study.poolId());
        enterModels(study, plan);
        names.learn(study.id());
        requireSilence(study, plan);
        var seed = new byte[32];
        random.nextBytes(seed);
        var report = drawing.layOut(study, plan, new CommittedSeed(seed), advance);
        advance.to(Advance.Part.LEDGER, 0, 0);
        study.register(CanonicalJson.sha256(study.plan()), seed, json.writeValueAsString(report), clock.instant());
        events.record(
                study.id(),
                actor,
                "registered",
                Map.of("plan_digest", study.planDigest().orElseThrow()));
        published.publishEvent(new StudyRegistered(study, plan));
        return studies.save(study);
    }

    private void enterModels(Study study, Plan plan) {
        var unknown = new HashSet<>(plan.models());
        for (int position = 0; position < plan.models().size(); position++) {
            var model = plan.models().get(position);
            int entered = jdbc.sql("""
                    insert into study_model (study_id, model_id, position, name, version, provider, settings)
                    select :study, id, :position, name, version, provider, settings from model where pool_id = :pool and name = :model""")
                    .param("study", study.id())
                    .param("position", position)
                    .param("pool", study.poolId())
                    .param("model", model)
                    .update();
            if (entered == 1) {
                unknown.remove(model);
            }
        }
        if (!unknown.isEmpty()) {
            throw new InvalidPlan(
                    List.of(new PlanProblem("models", "the pool has no responses of " + String.join(", ", unknown))));
        }
    }

    /** Raters read these words and see the study's name in addresses: none of them may name a model. */
    private void requireSilence(Study study, Plan plan) {
        var shown = new LinkedHashMap<String, String>();
        shown.put("name", plan.name() + " " + study.slug());
        shown.put("question", plan.question());
        shown.put("instructions", plan.instructions());
        shown.put("axes", plan.axes().toString());
        shown.put("consent", String.valueOf(plan.consent()));
        shown.put("examples", plan.examples().toString());
        shown.put("comprehension", plan.comprehension().toString());
        shown.put("practice", plan.practice().toString());
        shown.put("qualification", String.valueOf(plan.qualification()));
        shown.put("completion", String.valueOf(plan.completion()));
        var mask = names.mask(study.id());
        var loud = shown.entrySet().stream()
                .filter(text -> plan.leaks() != Plan.Leaks.ALLOW && mask.leaks(text.getValue()))
                .map(text -> new PlanProblem(text.getKey(), "names a model of the study, and raters see it"))
                .toList();
        if (!loud.isEmpty()) {
            throw new InvalidPlan(loud);
        }
    }
}

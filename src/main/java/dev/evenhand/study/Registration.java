package dev.evenhand.study;

import dev.evenhand.commitment.CanonicalJson;
import dev.evenhand.commitment.CommittedSeed;
import dev.evenhand.study.Design.Comparison;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Freezes a plan: from here on neither it nor what it was planned on changes. */
@Service
public class Registration {

    private final Studies studies;
    private final Comparisons comparisons;
    private final SpecialComparisons specials;
    private final ResponseAudit audit;
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
            Comparisons comparisons,
            SpecialComparisons specials,
            ResponseAudit audit,
            ModelNames names,
            StudyEvents events,
            ApplicationEventPublisher published,
            PlanReader plans,
            JdbcClient jdbc,
            JsonMapper json,
            Clock clock) {
        this.studies = studies;
        this.comparisons = comparisons;
        this.specials = specials;
        this.audit = audit;
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
        var study = studies.hold(slug).orElseThrow(() -> new NoSuchStudy(slug));
        if (study.state().registered()) {
            return study;
        }
        var plan = plans.stored(study.plan());
        var unkept = PlanRules.promisesNotKept(plan);
        if (!unkept.isEmpty()) {
            throw new InvalidPlan(unkept);
        }
        var publishAt = plan.publishAt();
        if (publishAt != null && publishAt.isBefore(clock.instant())) {
            throw new InvalidPlan(List.of(new PlanProblem("publish_at", "lies in the past")));
        }
        lockPool(study.poolId());
        enterModels(study, plan);
        requireSilence(study, plan);
        var seed = new byte[32];
        random.nextBytes(seed);
        var report = layOut(study, plan, new CommittedSeed(seed));
        study.register(CanonicalJson.sha256(study.plan()), seed, json.writeValueAsString(report), clock.instant());
        events.record(
                study.id(),
                actor,
                "registered",
                Map.of("plan_digest", study.planDigest().orElseThrow()));
        published.publishEvent(new StudyRegistered(study, plan));
        return studies.save(study);
    }

    /** The same lock an import takes: whatever it changes is either wholly before this or refused. */
    private void lockPool(long pool) {
        jdbc.sql("update pool set locked_at = coalesce(locked_at, now()) where id = :pool")
                .param("pool", pool)
                .update();
    }

    private void enterModels(Study study, Plan plan) {
        var unknown = new HashSet<>(plan.models());
        for (int position = 0; position < plan.models().size(); position++) {
            var model = plan.models().get(position);
            int entered = jdbc.sql("""
                    insert into study_model (study_id, model_id, position, name, version, provider)
                    select :study, id, :position, name, version, provider from model where pool_id = :pool and name = :model""")
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

    private RegistrationReport layOut(Study study, Plan plan, CommittedSeed seed) {
        var leaking = plan.leaks() == Plan.Leaks.ALLOW ? Set.<Long>of() : audit.leaking(study.id());
        var blocked = plan.leaks() == Plan.Leaks.BLOCK ? leaking : Set.<Long>of();
        var candidates = comparisons.candidates(study.id(), blocked);
        var special = specials.of(study, plan, candidates, blocked);
        var tasks = special.without(candidates);
        int each = plan.votesPerComparison();
        long wanted = plan.stopping().votes() == null
                ? Long.MAX_VALUE
                : plan.stopping().votes();
        long most = pairsOn(tasks);
        long votes = Math.min(wanted, most * each);
        long size = LayOut.size(plan, most, votes);
        checkSize(plan, most, size, votes);
        var design = new Design(seed, (int) size);
        List<Comparison> drawn = plan.pairing() == Plan.Pairing.ALL
                ? design.all(tasks, plan.models().size())
                : design.balanced(tasks, plan.models().size());
        comparisons.insert(study.id(), drawn, new LayOut(each, votes, plan.pairing() == Plan.Pairing.ADAPTIVE));
        specials.insert(study.id(), special, seed, drawn.size());
        var notes = notes(plan, most * each);
        notes.addAll(special.notes());
        return audit.report(study, drawn.size(), votes, leaking.size(), notes);
    }

    private static long pairsOn(List<Design.TaskResponses> tasks) {
        return tasks.stream()
                .mapToLong(t -> (long) t.byModel().size() * (t.byModel().size() - 1) / 2)
                .sum();
    }

    /** All pairs are put in one drawn order, and so are all made; the other pairings make what the plan asks for. */
    private static void checkSize(Plan plan, long comparisons, long size, long votes) {
        if (comparisons == 0) {
            throw new InvalidPlan(List.of(new PlanProblem("models", "no task has responses of two of these models")));
        }
        if (votes > LayOut.MOST || (plan.pairing() == Plan.Pairing.ALL ? comparisons : size) > LayOut.MOST) {
            throw new InvalidPlan(List.of(new PlanProblem(
                    "stopping.votes",
                    "all pairs make %,d comparisons, and the plan %,d votes; %,d is the most a study can lay out"
                            .formatted(comparisons, votes, LayOut.MOST))));
        }
    }

    private static List<String> notes(Plan plan, long capacity) {
        var notes = new ArrayList<String>();
        var votes = plan.stopping().votes();
        if (votes != null && votes > capacity) {
            notes.add("The plan names %,d votes; the pool has places for %,d.".formatted(votes, capacity));
        }
        if (votes != null && votes < capacity && plan.pairing() == Plan.Pairing.ALL) {
            notes.add("The plan ends at %,d votes: of %,d possible, those first in the drawn order."
                    .formatted(votes, capacity));
        }
        if (votes != null && votes % plan.votesPerComparison() != 0 && plan.pairing() != Plan.Pairing.ADAPTIVE) {
            notes.add("The last comparison gets %d votes instead of %d."
                    .formatted(votes % plan.votesPerComparison(), plan.votesPerComparison()));
        }
        if (plan.pairing() == Plan.Pairing.ADAPTIVE) {
            notes.add("Which pair a ballot shows is drawn when it is issued; its chance is stored with it.");
        }
        if (plan.cluster().isEmpty()) {
            notes.add("Errors are plain sandwich errors: the plan names nothing to cluster by.");
        }
        return notes;
    }
}

package dev.evenhand.desk;

import dev.evenhand.commitment.BallotLot.Kind;
import dev.evenhand.commitment.CommittedSeed;
import dev.evenhand.panel.Rater;
import dev.evenhand.pool.LeakMask;
import dev.evenhand.study.ModelNames;
import dev.evenhand.study.Plan;
import dev.evenhand.study.PlanReader;
import dev.evenhand.study.Studies;
import dev.evenhand.study.StudyProgress;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The frozen plans of registered studies, read once a node: they cannot change. */
@Component
class StudyPlans {

    private static final int MOST = 200;

    private final Studies studies;
    private final PlanReader plans;
    private final ModelNames names;
    private final StudyProgress progress;
    private final JdbcClient jdbc;
    private final Map<Long, Frozen> known = new ConcurrentHashMap<>();

    StudyPlans(Studies studies, PlanReader plans, ModelNames names, StudyProgress progress, JdbcClient jdbc) {
        this.studies = studies;
        this.plans = plans;
        this.names = names;
        this.progress = progress;
        this.jdbc = jdbc;
    }

    /** The plan of the study that somebody is a rater of. */
    Frozen of(Rater rater) {
        var frozen = known.get(rater.studyId());
        if (frozen == null) {
            frozen = read(rater.studyId());
            if (known.size() >= MOST) {
                known.clear();
            }
            known.put(rater.studyId(), frozen);
        }
        return frozen;
    }

    private Frozen read(long id) {
        var study = studies.findById(id).orElseThrow(() -> new IllegalStateException("a rater without a study"));
        var plan = plans.stored(study.plan());
        return new Frozen(
                id,
                study.slug(),
                study.name(),
                study.simulated(),
                plan,
                study.seed(),
                plan.leaks() == Plan.Leaks.ALLOW ? new LeakMask(List.of()) : names.mask(id),
                progress.comparisons(id),
                bounds(id));
    }

    /** The special comparisons of a kind follow one another, in the order that was drawn. */
    private Map<Kind, Bounds> bounds(long id) {
        var bounds = new EnumMap<Kind, Bounds>(Kind.class);
        jdbc.sql("""
                select kind, min(id), count(*) from comparison where study_id = :study and kind <> 'live' group by kind""").param("study", id).query(row -> {
            bounds.put(
                    Kind.valueOf(row.getString(1).toUpperCase(Locale.ROOT)), new Bounds(row.getInt(2), row.getInt(3)));
        });
        return bounds;
    }

    /**
     * @param first the id of the first comparison of a kind
     * @param size how many there are
     */
    record Bounds(int first, int size) {}

    /**
     * What never changes of a registered study.
     *
     * @param mask takes the models' names out of what raters read
     * @param comparisons how many the study compares models by
     */
    record Frozen(
            long id,
            String slug,
            String name,
            boolean simulated,
            Plan plan,
            CommittedSeed seed,
            LeakMask mask,
            long comparisons,
            Map<Kind, Bounds> specials) {

        Bounds bounds(Kind kind) {
            return specials.getOrDefault(kind, new Bounds(0, 0));
        }

        /** What a rater with no cap would come to: special ballots come on top of the live ones. */
        long ballots() {
            var live = BigDecimal.ONE.subtract(plan.lot().special());
            return BigDecimal.valueOf(comparisons)
                    .divide(live, 0, RoundingMode.HALF_UP)
                    .longValue();
        }
    }
}

package dev.evenhand.desk;

import dev.evenhand.commitment.CommittedSeed;
import dev.evenhand.panel.Rater;
import dev.evenhand.pool.LeakMask;
import dev.evenhand.study.ModelNames;
import dev.evenhand.study.Plan;
import dev.evenhand.study.PlanReader;
import dev.evenhand.study.Studies;
import dev.evenhand.study.StudyProgress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** The frozen plans of registered studies, read once a node: they cannot change. */
@Component
class StudyPlans {

    private static final int MOST = 200;

    private final Studies studies;
    private final PlanReader plans;
    private final ModelNames names;
    private final StudyProgress progress;
    private final Map<Long, Frozen> known = new ConcurrentHashMap<>();

    StudyPlans(Studies studies, PlanReader plans, ModelNames names, StudyProgress progress) {
        this.studies = studies;
        this.plans = plans;
        this.names = names;
        this.progress = progress;
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
                progress.comparisons(id));
    }

    /**
     * What never changes of a registered study.
     *
     * @param mask takes the models' names out of what raters read
     * @param comparisons how many the study has
     */
    record Frozen(
            long id,
            String slug,
            String name,
            boolean simulated,
            Plan plan,
            CommittedSeed seed,
            LeakMask mask,
            long comparisons) {}
}

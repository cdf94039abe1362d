package dev.evenhand.desk;

import dev.evenhand.panel.Rater;
import dev.evenhand.study.CommittedSeed;
import dev.evenhand.study.Plan;
import dev.evenhand.study.PlanReader;
import dev.evenhand.study.Studies;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** The frozen plans of registered studies, read once a node: they cannot change. */
@Component
class StudyPlans {

    private static final int MOST = 200;

    private final Studies studies;
    private final PlanReader plans;
    private final Map<Long, Frozen> known = new ConcurrentHashMap<>();

    StudyPlans(Studies studies, PlanReader plans) {
        this.studies = studies;
        this.plans = plans;
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
        return new Frozen(id, study.slug(), study.name(), study.simulated(), plans.stored(study.plan()), study.seed());
    }

    /** What never changes of a registered study. */
    record Frozen(long id, String slug, String name, boolean simulated, Plan plan, CommittedSeed seed) {}
}

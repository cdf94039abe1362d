package dev.evenhand.desk;

import dev.evenhand.study.CommittedSeed;
import dev.evenhand.study.NoSuchStudy;
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
    private final Map<String, Frozen> known = new ConcurrentHashMap<>();

    StudyPlans(Studies studies, PlanReader plans) {
        this.studies = studies;
        this.plans = plans;
    }

    /** The plan of a registered study; a draft has nothing to rate yet and is not known to raters. */
    Frozen of(String slug) {
        var frozen = known.get(slug);
        if (frozen == null) {
            frozen = read(slug);
            if (known.size() >= MOST) {
                known.clear();
            }
            known.put(slug, frozen);
        }
        return frozen;
    }

    private Frozen read(String slug) {
        var study = studies.get(slug);
        if (!study.state().registered()) {
            throw new NoSuchStudy(slug);
        }
        return new Frozen(study.id(), slug, study.name(), study.simulated(), plans.stored(study.plan()), study.seed());
    }

    /** What never changes of a registered study. */
    record Frozen(long id, String slug, String name, boolean simulated, Plan plan, CommittedSeed seed) {}
}

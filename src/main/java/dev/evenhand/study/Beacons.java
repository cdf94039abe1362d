package dev.evenhand.study;

import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes the value of the public randomness that a plan names. It is recorded for everybody to compare, and never fetched. */
@Service
public class Beacons {

    private static final String VALUE = "[0-9a-f]{64}";

    private final Studies studies;
    private final StudyEvents events;
    private final PlanReader plans;

    Beacons(Studies studies, StudyEvents events, PlanReader plans) {
        this.studies = studies;
        this.events = events;
        this.plans = plans;
    }

    /** The same value again is no error. */
    @Transactional
    public Study enter(String slug, String typed, String actor) {
        var study = studies.hold(slug).orElseThrow(() -> new NoSuchStudy(slug));
        var value = typed.strip().toLowerCase(Locale.ROOT);
        if (study.beacon().filter(value::equals).isPresent()) {
            return study;
        }
        if (study.beacon().isPresent()) {
            throw new WrongState("beacon_entered");
        }
        var beacon = plans.stored(study.plan()).beacon();
        if (beacon == null) {
            throw new WrongState("no_beacon");
        }
        if (!value.matches(VALUE)) {
            throw new InvalidPlan(List.of(new PlanProblem("value", "is 64 hexadecimal digits, as 9f86d081884c7d65…")));
        }
        study.mixIn(HexFormat.of().parseHex(value));
        events.record(
                study.id(),
                actor,
                "beacon",
                Map.of("source", beacon.source(), "round", beacon.round(), "value", value));
        return studies.save(study);
    }
}

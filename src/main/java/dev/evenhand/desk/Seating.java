package dev.evenhand.desk;

import dev.evenhand.panel.Outsiders;
import dev.evenhand.panel.RaterCookie;
import dev.evenhand.panel.Raters;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Component;

/** Knows raters again by their cookies. */
@Component
class Seating {

    private final Raters raters;
    private final StudyPlans plans;
    private final Outsiders outsiders;

    Seating(Raters raters, StudyPlans plans, Outsiders outsiders) {
        this.outsiders = outsiders;
        this.raters = raters;
        this.plans = plans;
    }

    Seat of(String study, HttpServletRequest request) {
        var rater = RaterCookie.read(request, study)
                .flatMap(raters::carrying)
                .filter(r -> plans.of(r).slug().equals(study))
                .orElseThrow(NotARater::new);
        var frozen = plans.of(rater);
        outsiders.require(frozen.id(), frozen.simulated());
        return new Seat(rater, frozen);
    }
}

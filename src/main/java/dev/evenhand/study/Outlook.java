package dev.evenhand.study;

import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What is said of a plan before it is fixed: what keeps it from being registered, what it takes and what it can find. */
@Component
class Outlook {

    private final CategoryWeights weights;
    private final Workloads workloads;

    Outlook(CategoryWeights weights, Workloads workloads) {
        this.weights = weights;
        this.workloads = workloads;
    }

    /** What was expected wrongly is thrown as an {@link IllegalArgumentException}. */
    void lay(Model model, Plan plan, Expectations expected) {
        var weighed = weights.against(plan);
        model.addAttribute(
                "unkept",
                Stream.concat(PlanRules.promisesNotKept(plan).stream(), weighed.problems().stream())
                        .toList());
        model.addAttribute(
                "weighed",
                Stream.concat(weighed.notes().stream(), PlanRules.idle(plan).stream())
                        .toList());
        var work = workloads.of(plan);
        model.addAttribute("work", work);
        model.addAttribute("expected", expected.typed());
        model.addAttribute("estimate", Estimate.of(plan, work, expected).orElse(null));
    }
}

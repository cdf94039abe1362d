package dev.evenhand.quality;

import dev.evenhand.study.Study;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Who a rater is and what the rules say of the rater now, at the head of every page about one. */
@Component
class RaterDescription {

    private final Audits audits;
    private final RaterHistory raters;

    RaterDescription(Audits audits, RaterHistory raters) {
        this.audits = audits;
        this.raters = raters;
    }

    List<Finding> put(Study study, String rater, Model model) {
        model.addAttribute("study", study);
        model.addAttribute("rater", raters.summary(study, rater).orElseThrow(NoSuchRater::new));
        model.addAttribute("rules", Rule.values());
        var found = audits.latest(study).map(audit -> audits.findings(study, audit)).orElse(List.of()).stream()
                .filter(each -> each.rater().equals(rater))
                .toList();
        model.addAttribute("findings", found);
        return found;
    }
}

package dev.evenhand.desk;

import dev.evenhand.study.Plan;
import dev.evenhand.study.PlanReader;
import dev.evenhand.study.Studies;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The desk as a rater of a study will see it, with a task of its pool: nobody is a rater, and no ballot is issued. */
@Controller
class PreviewPages {

    private final Studies studies;
    private final PlanReader plans;
    private final Previews previews;
    private final GuideSheets guides;
    private final BallotView view;

    PreviewPages(Studies studies, PlanReader plans, Previews previews, GuideSheets guides, BallotView view) {
        this.studies = studies;
        this.plans = plans;
        this.previews = previews;
        this.guides = guides;
        this.view = view;
    }

    @GetMapping("/studies/{slug}/preview")
    @PreAuthorize("hasRole('ADMIN')")
    String preview(@PathVariable String slug, @RequestParam(defaultValue = "1") int task, Model model) {
        var study = studies.get(slug);
        Plan plan = plans.stored(study.plan());
        long tasks = previews.tasks(plan);
        int number = (int) Math.max(1, Math.min(task, tasks));
        model.addAttribute("preview", true);
        model.addAttribute("number", number);
        model.addAttribute("tasks", tasks);
        var frozen = previews.frozen(study, plan);
        model.addAttribute("study", frozen);
        if (tasks > 0) {
            model.addAttribute("guide", guides.preview(frozen));
            view.lay(frozen, previews.sheet(frozen, number), AnswerForm.EMPTY, model);
        }
        return "desk/preview";
    }
}

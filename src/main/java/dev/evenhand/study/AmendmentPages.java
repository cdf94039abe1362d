package dev.evenhand.study;

import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The amendments of a registered plan, and the form that adds one. */
@Controller
@RequestMapping("/studies/{slug}/amendments")
class AmendmentPages {

    private final Studies studies;
    private final Amendments amendments;
    private final MessageSource messages;

    AmendmentPages(Studies studies, Amendments amendments, MessageSource messages) {
        this.messages = messages;
        this.studies = studies;
        this.amendments = amendments;
    }

    @GetMapping
    @PreAuthorize("@studyAccess.mayRead(#slug)")
    String list(@PathVariable String slug, @RequestParam(defaultValue = "") String field, Model model) {
        return show(registered(slug), field, model);
    }

    private String show(Study study, String field, Model model) {
        var all = amendments.of(study.id());
        var publishAt = amendments.publishAt(study);
        var planned = new LinkedHashMap<String, String>();
        AmendedField.open(study.state()).stream()
                .filter(each -> publishAt != null || !each.equals(AmendedField.PUBLISH_AT))
                .forEach(each -> planned.put(each, amendments.planned(study, each)));
        model.addAttribute("study", study);
        model.addAttribute("amendments", all);
        model.addAttribute("planned", planned);
        model.addAttribute("labels", Labels.FIELDS);
        model.addAttribute("field", field);
        model.addAttribute("publishAt", publishAt);
        return "study/amendments";
    }

    @PostMapping
    @PreAuthorize("hasRole('ADMIN')")
    String add(
            @PathVariable String slug,
            @RequestParam(defaultValue = "") String field,
            @RequestParam(defaultValue = "") String becomes,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam int known,
            Principal who,
            Locale language,
            Model model,
            HttpServletResponse response) {
        var study = registered(slug);
        try {
            amendments.add(slug, field, becomes, reason, known, who.getName());
            return "redirect:/studies/" + study.slug() + "/amendments";
        } catch (InvalidPlan e) {
            model.addAttribute("problems", e.problems());
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        } catch (EditedMeanwhile e) {
            model.addAttribute("problems", List.of(new PlanProblem("", said(e, language))));
            response.setStatus(HttpStatus.CONFLICT.value());
        }
        model.addAttribute("becomes", becomes);
        model.addAttribute("reason", reason);
        return show(study, field, model);
    }

    private String said(ErrorResponseException e, Locale language) {
        return String.valueOf(e.updateAndGetBody(messages, language).getDetail());
    }

    private Study registered(String slug) {
        return studies.registered(slug, "draft.amend");
    }
}

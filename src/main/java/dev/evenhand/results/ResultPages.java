package dev.evenhand.results;

import dev.evenhand.study.Studies;
import dev.evenhand.study.Study;
import dev.evenhand.study.StudyAccess;
import dev.evenhand.study.StudyEvents;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Shows what a study's votes say; a look before the study is over is written down. */
@Controller
@RequestMapping("/studies/{slug}")
class ResultPages {

    private final Studies studies;
    private final StudyEvents events;
    private final ScoreBook scores;
    private final DiagnosticsBook diagnostics;
    private final BlindingAudit blinding;
    private final StudyAccess access;

    ResultPages(
            Studies studies,
            StudyEvents events,
            ScoreBook scores,
            DiagnosticsBook diagnostics,
            BlindingAudit blinding,
            StudyAccess access) {
        this.blinding = blinding;
        this.studies = studies;
        this.events = events;
        this.scores = scores;
        this.diagnostics = diagnostics;
        this.access = access;
    }

    @GetMapping("/results")
    @PreAuthorize("@studyAccess.maySeeResults(#slug)")
    String results(
            @PathVariable String slug,
            @RequestParam(required = false) @Nullable String category,
            Choice.Asked asked,
            @Nullable Principal who,
            Model model) {
        var study = look(slug, who, "results");
        model.addAttribute("study", study);
        model.addAttribute("page", ResultPage.of(study, scores.of(study, category), scores.of(study, category, asked)));
        return "results/results";
    }

    /** Whether the scores can be believed; asked for again by itself while the first answer is being made. */
    @GetMapping("/results/diagnostics")
    @PreAuthorize("@studyAccess.maySeeResults(#slug)")
    String diagnostics(@PathVariable String slug, @Nullable Principal who, Model model, HttpServletResponse response) {
        var study = look(slug, who, "diagnostics");
        var found = diagnostics.of(study);
        if (found.isEmpty()) {
            response.setHeader("Refresh", "3");
        }
        model.addAttribute("study", study);
        model.addAttribute(
                "page",
                found.map(some -> DiagnosticsPage.of(
                                some,
                                blinding.finding(
                                        study, some.diagnostics().standings().plan()),
                                access.isReader(study)))
                        .orElse(null));
        return "results/diagnostics";
    }

    /** The picture alone, for papers and slides. */
    @GetMapping(path = "/forest.svg", produces = PlotShape.SVG)
    @PreAuthorize("@studyAccess.maySeeResults(#slug)")
    String forest(
            @PathVariable String slug,
            @RequestParam(required = false) @Nullable String category,
            Choice.Asked asked,
            @Nullable Principal who,
            Model model,
            HttpServletRequest request) {
        var study = look(slug, who, "forest.svg");
        model.addAttribute("plot", plot(scores.of(study, category), scores.of(study, category, asked)));
        request.setAttribute(View.SELECTED_CONTENT_TYPE, MediaType.valueOf(PlotShape.SVG));
        return "results/forest";
    }

    private static ForestPlot plot(Standings planned, Standings chosen) {
        return ForestPlot.of(PlotShape.WIDE, planned, Optional.of(chosen).filter(some -> !some.asPlanned()));
    }

    private Study look(String slug, @Nullable Principal who, String what) {
        var study = studies.registered(slug, "draft.results");
        events.look(study, who, what);
        return study;
    }
}

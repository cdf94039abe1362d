package dev.evenhand.study;

import java.util.Locale;
import org.springframework.data.domain.Limit;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** All studies that somebody may read. */
@Controller
class StudyListPages {

    private static final int MOST_LISTED = 500;

    private final Studies studies;
    private final StudyProgress progress;
    private final StudyAccess access;

    StudyListPages(Studies studies, StudyProgress progress, StudyAccess access) {
        this.studies = studies;
        this.progress = progress;
        this.access = access;
    }

    /** A study with how far it has come. */
    record Row(Study study, StudyProgress.Progress progress) {}

    @GetMapping("/studies")
    @PreAuthorize("isAuthenticated()")
    String list(@RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "") String state, Model model) {
        var wanted = q.strip().toLowerCase(Locale.ROOT);
        var readable = studies.findAllByOrderByCreatedAtDesc(Limit.of(MOST_LISTED)).stream()
                .filter(access::isReader)
                .toList();
        var rows = readable.stream()
                .filter(study -> study.name().toLowerCase(Locale.ROOT).contains(wanted)
                        || study.slug().contains(wanted))
                .filter(study -> state.isEmpty() || study.state().code().equals(state))
                .map(study -> new Row(study, progress.of(study.id())))
                .toList();
        model.addAttribute("rows", rows);
        model.addAttribute("none", readable.isEmpty());
        model.addAttribute("q", q);
        model.addAttribute("state", state);
        model.addAttribute("states", State.values());
        return "study/list";
    }
}

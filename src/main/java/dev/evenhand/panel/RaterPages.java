package dev.evenhand.panel;

import dev.evenhand.study.Studies;
import dev.evenhand.study.Study;
import dev.evenhand.study.StudyEvents;
import java.security.Principal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A study's raters: who they are by pseudonym, how far they are, and what can be done about one of them. */
@Controller
@RequestMapping("/studies/{slug}/raters")
@PreAuthorize("hasRole('ADMIN')")
class RaterPages {

    static final int PAGE = 100;
    private static final List<String> STATES =
            List.of("unused", "begun", "done", "ended", "revoked", "expired", "erased");

    private final Studies studies;
    private final Raters raters;
    private final RaterList list;
    private final Groups groups;
    private final OpenLinks links;
    private final Platforms platforms;

    RaterPages(Studies studies, Raters raters, RaterList list, Groups groups, OpenLinks links, Platforms platforms) {
        this.studies = studies;
        this.raters = raters;
        this.list = list;
        this.groups = groups;
        this.links = links;
        this.platforms = platforms;
    }

    @GetMapping
    String list(
            @PathVariable String slug,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String group,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        model.addAttribute("form", InviteForm.empty());
        return show(studies.get(slug), new RaterList.Search(q.strip(), known(state), group), page, model);
    }

    /** The page with all that belongs on it; the form for invitations is given by whoever asks. */
    String show(Study study, RaterList.Search search, int page, Model model) {
        int number = Math.max(1, Math.min(page, 1_000_000));
        var counts =
                list.states(study).stream().collect(Collectors.toMap(RaterList.Count::name, RaterList.Count::raters));
        model.addAttribute("study", study);
        model.addAttribute("search", search);
        model.addAttribute("page", number);
        model.addAttribute("size", PAGE);
        model.addAttribute("total", list.count(study, search));
        model.addAttribute("raters", list.page(study, search, PAGE, (number - 1L) * PAGE));
        model.addAttribute("states", STATES.stream().collect(ordered(counts)));
        model.addAttribute("groups", groups.list(study));
        model.addAttribute("links", links.list(study));
        model.addAttribute("platform", platforms.of(study.id()).orElse(null));
        model.addAttribute("arrivals", ArrivalBars.of(list.arrivals(study)));
        return "panel/raters";
    }

    private static Collector<String, ?, Map<String, Long>> ordered(Map<String, Long> counts) {
        return Collectors.toMap(
                state -> state, state -> counts.getOrDefault(state, 0L), (a, b) -> a, LinkedHashMap::new);
    }

    private static String known(String state) {
        return STATES.contains(state) ? state : "";
    }

    @PostMapping("/{rater}/revoke")
    String revoke(@PathVariable String slug, @PathVariable String rater, Principal principal) {
        raters.revoke(studies.get(slug), rater, principal.getName());
        return back(slug);
    }

    @PostMapping("/{rater}/fail")
    String fail(@PathVariable String slug, @PathVariable String rater, Principal principal) {
        raters.failAttention(studies.get(slug), rater, principal.getName());
        return back(slug);
    }

    @PostMapping("/{rater}/reinstate")
    String reinstate(@PathVariable String slug, @PathVariable String rater, Principal principal) {
        raters.reinstate(studies.get(slug), rater, principal.getName());
        return back(slug);
    }

    /** @param votes empty to take the limit away */
    @PostMapping("/groups")
    String limit(
            @PathVariable String slug,
            @RequestParam String group,
            @RequestParam(defaultValue = "") String votes,
            Principal principal,
            RedirectAttributes flash) {
        var most = number(votes);
        boolean named = !group.isBlank() && group.strip().length() <= Guest.LONGEST_GROUP;
        if (!named || (most == null && !votes.isBlank())) {
            StudyEvents.refused();
            flash.addFlashAttribute("groupProblem", named ? "A limit is a whole number from 1 on." : "Which group?");
        } else {
            groups.limit(studies.get(slug), group.strip(), most, principal.getName());
        }
        return back(slug) + "#groups";
    }

    private static @Nullable Integer number(String text) {
        return text.strip().matches("[1-9][0-9]{0,7}") ? Integer.valueOf(text.strip()) : null;
    }

    private static String back(String slug) {
        return "redirect:/studies/" + slug + "/raters";
    }
}

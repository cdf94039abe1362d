package dev.evenhand.panel;

import dev.evenhand.study.NoSuchStudy;
import dev.evenhand.study.Studies;
import dev.evenhand.study.Study;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The door for raters: a page with one button, which exchanges the link for a cookie and a clean address. */
@Controller
class JoinPages {

    private final Invitations invitations;
    private final Studies studies;

    JoinPages(Invitations invitations, Studies studies) {
        this.invitations = invitations;
        this.studies = studies;
    }

    @GetMapping("/join/{link}")
    String door(@PathVariable String link, Model model) {
        model.addAttribute("study", study(link));
        model.addAttribute("link", link);
        return "panel/join";
    }

    @PostMapping("/join/{link}")
    ResponseEntity<Void> begin(@PathVariable String link, HttpServletRequest request) {
        var study = study(link);
        var cookie = RaterCookie.read(request, study.slug()).orElse(null);
        return enter(request, invitations.begin(link, cookie).orElseThrow(UnknownLink::new));
    }

    /** Anybody may try the demo study. */
    @PostMapping("/demo")
    ResponseEntity<Void> demo(HttpServletRequest request) {
        var study =
                studies.findBySlug(Study.DEMO).filter(Study::simulated).orElseThrow(() -> new NoSuchStudy(Study.DEMO));
        if (study.state().over()) {
            throw new DemoOver();
        }
        return enter(
                request,
                invitations.visit(study, RaterCookie.read(request, Study.DEMO).orElse(null)));
    }

    private Study study(String link) {
        return invitations.studyOf(link).map(studies::get).orElseThrow(UnknownLink::new);
    }

    private static ResponseEntity<Void> enter(HttpServletRequest request, Invitations.Admission admission) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(
                        HttpHeaders.SET_COOKIE,
                        RaterCookie.write(request, admission).toString())
                .location(URI.create("/desk/" + admission.study()))
                .build();
    }
}

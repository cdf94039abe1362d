package dev.evenhand.panel;

import dev.evenhand.study.NoSuchStudy;
import dev.evenhand.study.Studies;
import dev.evenhand.study.Study;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The door for raters: a page with one button, which exchanges the link for a cookie and a clean address. */
@Controller
class JoinPages {

    private final Arrivals arrivals;
    private final Studies studies;
    private final Outsiders outsiders;

    JoinPages(Arrivals arrivals, Studies studies, Outsiders outsiders) {
        this.arrivals = arrivals;
        this.studies = studies;
        this.outsiders = outsiders;
    }

    @GetMapping("/join/{link}")
    String door(
            @PathVariable String link,
            @RequestParam Map<String, String> parameters,
            HttpServletRequest request,
            Model model) {
        var door = open(link);
        var study = study(door);
        // Who came by a shared link before it expired or was revoked is let through by the cookie.
        if ((door.expired() || door.revoked())
                && RaterCookie.read(request, study.slug()).isEmpty()) {
            throw door.revoked() ? new UnknownLink() : new LinkExpired();
        }
        model.addAttribute("study", study);
        model.addAttribute("link", link);
        model.addAttribute("door", door);
        model.addAttribute("ids", ids(door, parameters));
        return "panel/join";
    }

    /** What the page hands on: the ids that the platform promised, and nothing else of the address. */
    private static Map<String, String> ids(Arrivals.Door door, Map<String, String> parameters) {
        var platform = door.platform();
        return platform == null ? Map.of() : Arrival.of(parameters, platform).parameters(platform);
    }

    @PostMapping("/join/{link}")
    ResponseEntity<Void> begin(
            @PathVariable String link, @RequestParam Map<String, String> parameters, HttpServletRequest request) {
        var study = study(open(link));
        outsiders.require(study.id(), study.simulated());
        var cookie = RaterCookie.read(request, study.slug()).orElse(null);
        return enter(request, arrivals.begin(link, cookie, parameters));
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
                arrivals.visit(study.id(), RaterCookie.read(request, Study.DEMO).orElse(null)));
    }

    private Arrivals.Door open(String link) {
        return arrivals.door(link).orElseThrow(UnknownLink::new);
    }

    private Study study(Arrivals.Door door) {
        return studies.findById(door.study()).orElseThrow(UnknownLink::new);
    }

    private static ResponseEntity<Void> enter(HttpServletRequest request, Arrivals.Admission admission) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(
                        HttpHeaders.SET_COOKIE,
                        RaterCookie.write(request, admission).toString())
                .location(URI.create("/desk/" + admission.study()))
                .build();
    }
}

package dev.evenhand.exchange;

import dev.evenhand.study.Studies;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The evidence bundle for people: a page that waits while it is made and then is the file. */
@Controller
class BundlePages {

    private final Studies studies;
    private final BundleDownload bundles;

    BundlePages(Studies studies, BundleDownload bundles) {
        this.studies = studies;
        this.bundles = bundles;
    }

    @GetMapping("/studies/{slug}/bundle.zip")
    @PreAuthorize("@studyAccess.maySeeResults(#slug)")
    @Nullable
    String bundle(@PathVariable String slug, @Nullable Principal who, Model model, HttpServletResponse response)
            throws IOException {
        var study = studies.registered(slug, "draft.bundle");
        var bundle = bundles.order(study);
        if (!bundle.ready()) {
            response.setStatus(HttpStatus.ACCEPTED.value());
            response.setHeader(HttpHeaders.RETRY_AFTER, BundleDownload.RETRY_SECONDS);
            response.setHeader("Refresh", BundleDownload.RETRY_SECONDS);
            model.addAttribute("study", study);
            model.addAttribute("bundle", bundle);
            model.addAttribute("parts", BundleDownload.PARTS);
            return "results/bundle";
        }
        bundles.write(study, bundle, who, response);
        return null;
    }
}

package dev.evenhand.exchange;

import dev.evenhand.study.Studies;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The evidence bundle for programs: 202 while it is made, then the file. */
@RestController
class BundleApi {

    private final Studies studies;
    private final BundleDownload bundles;

    BundleApi(Studies studies, BundleDownload bundles) {
        this.studies = studies;
        this.bundles = bundles;
    }

    @GetMapping("/api/v1/studies/{study}/bundle.zip")
    @PreAuthorize("@studyAccess.maySeeResults(#study)")
    @Nullable
    ResponseEntity<Map<String, Object>> bundle(@PathVariable String study, Principal who, HttpServletResponse response)
            throws IOException {
        var found = studies.registered(study, "draft.bundle");
        var bundle = bundles.order(found);
        if (!bundle.ready()) {
            return ResponseEntity.status(HttpStatus.ACCEPTED)
                    .header(HttpHeaders.RETRY_AFTER, BundleDownload.RETRY_SECONDS)
                    .body(BundleDownload.progress(bundle));
        }
        bundles.write(found, bundle, who, response);
        return null;
    }
}

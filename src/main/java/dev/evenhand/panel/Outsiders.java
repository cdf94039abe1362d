package dev.evenhand.panel;

import dev.evenhand.study.Studies;
import dev.evenhand.study.StudyAccess;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Keeps those who run a study, or read its results while it is open, from voting in it. */
@Component
public class Outsiders {

    private final StudyAccess access;
    private final Studies studies;

    Outsiders(StudyAccess access, Studies studies) {
        this.studies = studies;
        this.access = access;
    }

    /** Throws {@link OwnStudy} for a browser that is signed in as an admin or a researcher of the study. */
    public void require(long study, boolean simulated) {
        if (!simulated
                && signedIn()
                && studies.findById(study).filter(access::isReader).isPresent()) {
            throw new OwnStudy();
        }
    }

    private static boolean signedIn() {
        var viewer = SecurityContextHolder.getContext().getAuthentication();
        return viewer != null && !(viewer instanceof AnonymousAuthenticationToken);
    }
}

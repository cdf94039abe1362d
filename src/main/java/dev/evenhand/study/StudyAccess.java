package dev.evenhand.study;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Who may read a study: its results once published, and everything for admins and the study's researchers. */
@Component("studyAccess")
public class StudyAccess {

    private final Studies studies;
    private final JdbcClient jdbc;

    StudyAccess(Studies studies, JdbcClient jdbc) {
        this.studies = studies;
        this.jdbc = jdbc;
    }

    /** Plan, progress and downloads. A study that somebody may not know of is answered as if it did not exist. */
    public boolean mayRead(String slug) {
        var study = studies.get(slug);
        if (!isReader(study)) {
            throw new NoSuchStudy(slug);
        }
        return true;
    }

    /** Results: readers at any time, anybody once they are published; those of the demo always. */
    public boolean maySeeResults(String slug) {
        var study = studies.get(slug);
        if (study.state() != State.PUBLISHED && !study.simulated() && !isReader(study)) {
            throw new NoSuchStudy(slug);
        }
        return true;
    }

    /** Whether the one who asks is an admin or a researcher of the study. */
    public boolean isReader(Study study) {
        var viewer = SecurityContextHolder.getContext().getAuthentication();
        return viewer != null && (hasRole(viewer, "ROLE_ADMIN") || isMember(study, viewer));
    }

    /** Whether the one who asks runs studies. */
    boolean isAdmin() {
        var viewer = SecurityContextHolder.getContext().getAuthentication();
        return viewer != null && hasRole(viewer, "ROLE_ADMIN");
    }

    private boolean isMember(Study study, Authentication viewer) {
        return hasRole(viewer, "ROLE_RESEARCHER")
                && jdbc.sql("""
                        select exists (select 1 from study_member m join account a on a.id = m.account_id
                                       where m.study_id = :study and lower(a.name) = lower(:name))""")
                        .param("study", study.id())
                        .param("name", viewer.getName())
                        .query(Boolean.class)
                        .single();
    }

    private static boolean hasRole(Authentication viewer, String role) {
        return viewer.getAuthorities().stream().anyMatch(a -> role.equals(a.getAuthority()));
    }
}

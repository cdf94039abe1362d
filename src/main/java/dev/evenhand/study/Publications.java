package dev.evenhand.study;

import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Publishes what was closed earlier and whose date has come; each study for itself, so that none waits for another. */
@Component
class Publications {

    private static final String ACTOR = "the plan";

    private final Studies studies;
    private final Amendments amendments;
    private final StudyLife life;
    private final JdbcClient jdbc;
    private final Clock clock;

    Publications(Studies studies, Amendments amendments, StudyLife life, JdbcClient jdbc, Clock clock) {
        this.studies = studies;
        this.amendments = amendments;
        this.life = life;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void publishDue() {
        jdbc.sql("select slug from study where state = 'closed' order by id").query(String.class).list().stream()
                .filter(slug -> due(studies.get(slug)))
                .forEach(slug -> life.publish(slug, ACTOR));
    }

    /** Dates are compared here, since plans may name years that the database knows no time in. */
    private boolean due(Study study) {
        var publishAt = amendments.publishAt(study);
        return publishAt != null && !publishAt.isAfter(clock.instant());
    }
}

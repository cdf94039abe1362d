package dev.evenhand.study;

import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Publishes what was closed earlier and whose date has come; each study for itself, so that none waits for another. */
@Component
class Publications {

    private static final Logger LOG = LoggerFactory.getLogger(Publications.class);
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
        jdbc.sql("select slug from study where state = 'closed' order by id")
                .query(String.class)
                .list()
                .forEach(this::publishIfDue);
    }

    private void publishIfDue(String slug) {
        try {
            if (due(studies.get(slug))) {
                life.publish(slug, ACTOR);
            }
        } catch (RuntimeException e) {
            LOG.error("Study {} is not published, and is tried again", slug, e);
        }
    }

    /** Dates are compared here, since plans may name years that the database knows no time in. */
    private boolean due(Study study) {
        var publishAt = amendments.publishAt(study);
        return publishAt != null && !publishAt.isAfter(clock.instant());
    }
}

package dev.evenhand.panel;

import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Ends the way of raters early, by their own wish or by what is known of them; what they hold goes back to the pile. */
@Service
public class Endings {

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    Endings(JdbcClient jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    /** The first ending stays; answers how many it came to. */
    @Transactional
    public int end(long study, List<Long> raters, Ending ending) {
        var ended = jdbc.sql("""
                update rater set ending = :ending, ended_at = now()
                where study_id = :study and id = any(:raters) and ending is null returning id""")
                .param("ending", ending.code())
                .param("study", study)
                .param("raters", raters.toArray(Long[]::new))
                .query(Long.class)
                .list();
        release(study, ended);
        return ended.size();
    }

    /** Gives back what raters hold, whether or not they come again. */
    @Transactional
    public void release(long study, List<Long> raters) {
        if (!raters.isEmpty()) {
            events.publishEvent(new RatersLeft(study, raters));
        }
    }

    /** Takes back an ending that the rater may take back; false if there is none of that kind. */
    @Transactional
    public boolean goOn(Rater rater) {
        return rater.ending() != null && Ending.of(rater.ending()).mayGoOn() && clear(rater.studyId(), rater.name());
    }

    @Transactional
    public boolean clear(long study, String name) {
        return jdbc.sql("""
                update rater set ending = null, ended_at = null
                where study_id = :study and name = :name and ending is not null""").param("study", study).param("name", name).update() == 1;
    }
}

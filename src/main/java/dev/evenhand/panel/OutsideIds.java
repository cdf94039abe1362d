package dev.evenhand.panel;

import dev.evenhand.study.Study;
import dev.evenhand.study.StudyEvents;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who raters are on an outside platform: kept apart from pseudonyms and votes, so that it can be forgotten. */
@Component
class OutsideIds {

    private final JdbcClient jdbc;
    private final Endings endings;
    private final StudyEvents events;

    OutsideIds(JdbcClient jdbc, Endings endings, StudyEvents events) {
        this.jdbc = jdbc;
        this.endings = endings;
        this.events = events;
    }

    Optional<String> personOf(Rater rater) {
        return jdbc.sql("select person from outside_id where rater_id = :rater")
                .param("rater", rater.id())
                .query(String.class)
                .optional();
    }

    /** Two arrivals of one person go one after the other, so that the second finds what the first made. */
    void hold(long study, String person) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:person, :study))")
                .param("person", person)
                .param("study", study)
                .query(row -> {});
    }

    Optional<Rater> find(long study, Arrival arrival) {
        return jdbc.sql("""
                select r.id, r.study_id, r.name, r.ending from outside_id o join rater r on r.id = o.rater_id
                where o.study_id = :study and o.person = :person""")
                .param("study", study)
                .param("person", arrival.person())
                .query(Rater.class)
                .optional();
    }

    void add(Rater rater, Arrival arrival) {
        jdbc.sql("""
                insert into outside_id (rater_id, study_id, person, session, outside_study, arrived_at)
                values (:rater, :study, :person, :session, :outsideStudy, now())""")
                .param("rater", rater.id())
                .param("study", rater.studyId())
                .param("person", arrival.person())
                .param("session", arrival.session())
                .param("outsideStudy", arrival.study())
                .update();
    }

    /**
     * Lets a person go on as the same rater. The first session binds; another one is taken only when the first came to
     * an end that may be taken back. Where the platform gives none, the browser binds: an id alone is known to others too.
     *
     * @param sameBrowser whether it is the browser that the rater began in
     */
    void comeBack(Rater rater, Arrival arrival, boolean sameBrowser) {
        if (revoked(rater)) {
            throw new UnknownLink();
        }
        var session = jdbc.sql("select session from outside_id where rater_id = :rater")
                .param("rater", rater.id())
                .query((row, n) -> Optional.ofNullable(row.getString(1)))
                .single();
        if (arrival.session() == null && !sameBrowser && begun(rater)) {
            throw new OtherBrowser();
        }
        boolean same = session.isEmpty() || Objects.equals(session.get(), arrival.session());
        if (!same && !endings.goOn(rater)) {
            throw new OtherSession();
        }
        jdbc.sql("""
                update outside_id set session = :session, outside_study = :outsideStudy, arrived_at = coalesce(arrived_at, now()),
                       status = case when :same then status end
                where rater_id = :rater""")
                .param("session", arrival.session())
                .param("outsideStudy", arrival.study())
                .param("same", same)
                .param("rater", rater.id())
                .update();
    }

    private boolean begun(Rater rater) {
        return jdbc.sql("select begun_at is not null from rater where id = :rater")
                .param("rater", rater.id())
                .query(Boolean.class)
                .single();
    }

    private boolean revoked(Rater rater) {
        return jdbc.sql("select revoked_at is not null from rater where id = :rater")
                .param("rater", rater.id())
                .query(Boolean.class)
                .single();
    }

    List<Row> list(Study study, int limit, long offset) {
        return jdbc.sql("""
                select r.name, o.person, o.session, o.status, o.arrived_at, r.ending
                from outside_id o join rater r on r.id = o.rater_id
                where o.study_id = :study order by o.rater_id limit :limit offset :offset""")
                .param("study", study.id())
                .param("limit", limit)
                .param("offset", offset)
                .query(Row.class)
                .list();
    }

    long count(Study study) {
        return jdbc.sql("select count(*) from outside_id where study_id = :study")
                .param("study", study.id())
                .query(Long.class)
                .single();
    }

    /** Forgets who a rater is elsewhere; the pseudonym and its votes stay. */
    @Transactional
    public void erase(Study study, String name, String actor) {
        int erased =
                jdbc.sql("""
                delete from outside_id where rater_id = (select id from rater where study_id = :study and name = :name)""").param("study", study.id()).param("name", name).update();
        if (erased == 1) {
            events.record(study.id(), actor, "outside_id_erased", Map.of("rater", name));
        }
    }

    record Row(
            String name,
            String person,
            @Nullable String session,
            @Nullable String status,
            @Nullable OffsetDateTime arrivedAt,
            @Nullable String ending) {}
}

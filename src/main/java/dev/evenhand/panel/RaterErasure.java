package dev.evenhand.panel;

import dev.evenhand.ledger.Erasure;
import dev.evenhand.study.Study;
import dev.evenhand.study.StudyEvents;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes a person out of a study on request and leaves the study as it was: whatever names the rater or is in the rater's
 * words goes for good, and the votes stay under a name that leads to nobody.
 */
@Service
public class RaterErasure {

    private final JdbcClient jdbc;
    private final Endings endings;
    private final Erasure erasure;
    private final StudyEvents events;
    private final SecureRandom random = new SecureRandom();

    RaterErasure(JdbcClient jdbc, Endings endings, Erasure erasure, StudyEvents events) {
        this.jdbc = jdbc;
        this.endings = endings;
        this.erasure = erasure;
        this.events = events;
    }

    /**
     * What an erasure takes away, and what it leaves.
     *
     * @param label what an invitation called the person, empty for nothing
     * @param tokens links, cookies and tokens that let the rater in
     * @param words reasons, guesses and answers in free text
     * @param decisions exclusions and their reasons, which somebody else wrote
     * @param deeds what the study's record, which nobody can change, says of the rater by the old name
     */
    public record Preview(
            String name,
            String label,
            String raterGroup,
            String source,
            boolean outsideId,
            long tokens,
            long words,
            long votes,
            long skips,
            long decisions,
            long deeds,
            boolean erased) {}

    @Transactional(readOnly = true)
    public Preview preview(Study study, String name) {
        return jdbc.sql("""
                select r.name, r.label, r.rater_group, r.source, r.erased_at is not null as erased,
                       exists (select 1 from outside_id o where o.rater_id = r.id) as outside_id,
                       (select count(*) from rater_token t where t.rater_id = r.id) as tokens,
                       (select count(*) from vote v join rationale w
                            on w.study_id = v.study_id and w.vote_id = v.id and w.revision = v.revision
                        where v.study_id = :study and v.rater_id = r.id)
                       + (select count(*) from vote v join guess w
                            on w.study_id = v.study_id and w.vote_id = v.id and w.revision = v.revision
                          where v.study_id = :study and v.rater_id = r.id)
                       + (select count(*) from ballot b join blinding_answer a
                            on a.study_id = b.study_id and a.ballot_id = b.id and a.text is not null
                          where b.study_id = :study and b.rater_id = r.id) as words,
                       (select count(*) from vote v
                        where v.study_id = :study and v.rater_id = r.id and v.revision = 1) as votes,
                       (select count(*) from ballot b
                        where b.study_id = :study and b.rater_id = r.id and b.state = 'skipped') as skips,
                       (select count(*) from exclusion e where e.study_id = :study and e.rater_id = r.id) as decisions,
                       (select count(*) from study_event d where d.study_id = :study and d.detail ->> 'rater' = r.name) as deeds
                from rater r where r.study_id = :study and r.name = :name""")
                .param("study", study.id())
                .param("name", name)
                .query(Preview.class)
                .optional()
                .orElseThrow(UnknownRater::new);
    }

    /** Erases, and answers under which name the votes stay. Of two who ask at once, the second finds nobody. */
    @Transactional
    public String erase(Study study, String name, String actor) {
        // Held first, as a vote holds it first: what is on its way is in, or finds nobody.
        long rater = jdbc.sql("""
                select id from rater where study_id = :study and name = :name and erased_at is null
                for no key update""")
                .param("study", study.id())
                .param("name", name)
                .query(Long.class)
                .optional()
                .orElseThrow(UnknownRater::new);
        quiet(study, rater);
        var nobody = nobody();
        int renamed =
                jdbc.sql("""
                update rater set name = :nobody, label = '', revoked_at = coalesce(revoked_at, now()), erased_at = now()
                where id = :rater and erased_at is null""").param("nobody", nobody).param("rater", rater).update();
        if (renamed == 0) {
            throw new UnknownRater();
        }
        forget("rater_token", rater);
        forget("outside_id", rater);
        erasure.erase(study.id(), rater);
        events.record(study.id(), actor, "rater_erased", Map.of("rater", nobody));
        return nobody;
    }

    /** After the rater slots before ballots, as a vote takes them. */
    private void quiet(Study study, long rater) {
        endings.release(study.id(), List.of(rater));
        jdbc.sql("select 1 from ballot where study_id = :study and rater_id = :rater order by number for no key update")
                .param("study", study.id())
                .param("rater", rater)
                .query(row -> {});
    }

    private void forget(String table, long rater) {
        jdbc.sql("delete from " + table + " where rater_id = :rater")
                .param("rater", rater)
                .update();
    }

    private String nobody() {
        var bytes = new byte[8];
        random.nextBytes(bytes);
        return "erased-" + HexFormat.of().formatHex(bytes);
    }
}

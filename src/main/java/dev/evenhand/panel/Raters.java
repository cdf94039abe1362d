package dev.evenhand.panel;

import dev.evenhand.study.Study;
import dev.evenhand.study.StudyEvents;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The raters of all studies, found by what they carry. */
@Component
public class Raters {

    private final JdbcClient jdbc;
    private final StudyEvents events;
    private final Endings endings;
    private final SecureRandom random = new SecureRandom();

    Raters(JdbcClient jdbc, StudyEvents events, Endings endings) {
        this.jdbc = jdbc;
        this.events = events;
        this.endings = endings;
    }

    /** Who carries this bearer token or cookie, unless revoked; an invitation that expired unused lets nobody begin. */
    public Optional<Rater> carrying(String token) {
        return holding(token, "bearer", "cookie");
    }

    /**
     * Whose program carries this bearer token. A browser's cookie is none: programs say themselves how long an answer
     * took, browsers do not.
     */
    public Optional<Rater> bearing(String token) {
        return holding(token, "bearer");
    }

    private Optional<Rater> holding(String token, String... kinds) {
        var holder = jdbc.sql("""
                select r.id, r.study_id, r.name, r.ending, r.begun_at is not null as begun
                from rater_token t join rater r on r.id = t.rater_id
                where t.hash = :hash and t.kind = any(:kinds) and r.revoked_at is null
                  and (r.begun_at is not null or r.expires_at is null or r.expires_at > clock_timestamp())""")
                .param("hash", new Token(token).hash())
                .param("kinds", kinds)
                .query(Holder.class)
                .optional();
        holder.filter(rater -> !rater.begun()).ifPresent(rater -> begun(rater.id()));
        return holder.map(Holder::rater);
    }

    /** Whose personal link this is. */
    Optional<Rater> invitedBy(Token link) {
        return jdbc.sql("""
                select r.id, r.study_id, r.name, r.ending from rater_token t join rater r on r.id = t.rater_id
                where t.hash = :hash and t.kind = 'link' and r.revoked_at is null""").param("hash", link.hash()).query(Rater.class).optional();
    }

    /** The study that a browser's rater was taken out of, for good. */
    public Optional<Long> shutOutOf(String cookie) {
        return jdbc.sql("""
                select r.study_id from rater_token t join rater r on r.id = t.rater_id
                where t.hash = :hash and r.revoked_at is not null""")
                .param("hash", new Token(cookie).hash())
                .query(Long.class)
                .optional();
    }

    Rater add(long study, String source, String group) {
        return jdbc.sql("""
                insert into rater (study_id, name, source, rater_group) values (:study, :name, :source, :group)
                returning id, study_id, name, ending""")
                .param("study", study)
                .param("name", pseudonym())
                .param("source", source)
                .param("group", group)
                .query(Rater.class)
                .single();
    }

    Token giveCookie(Rater rater) {
        var token = Token.draw();
        jdbc.sql("insert into rater_token (hash, rater_id, kind) values (:hash, :rater, 'cookie')")
                .param("hash", token.hash())
                .param("rater", rater.id())
                .update();
        return token;
    }

    void begun(long rater) {
        jdbc.sql("update rater set begun_at = coalesce(begun_at, now()) where id = :rater")
                .param("rater", rater)
                .update();
    }

    /** Nothing was left for this rater just now. */
    public void finished(Rater rater) {
        jdbc.sql("update rater set finished_at = now() where id = :rater and finished_at is null")
                .param("rater", rater.id())
                .update();
    }

    /** Takes a rater's links and tokens away and gives back what he holds; the votes stay. */
    @Transactional
    public void revoke(Study study, String name, String actor) {
        var revoked = jdbc.sql("""
                update rater set revoked_at = now()
                where study_id = :study and name = :name and revoked_at is null returning id""")
                .param("study", study.id())
                .param("name", name)
                .query(Long.class)
                .list();
        if (!revoked.isEmpty()) {
            endings.release(study.id(), revoked);
            events.record(study.id(), actor, "revoked", Map.of("rater", name));
        }
    }

    /** Ends a rater's way as one who did not look; taken back by {@link #reinstate}. */
    @Transactional
    public void failAttention(Study study, String name, String actor) {
        var rater = jdbc.sql("select id from rater where study_id = :study and name = :name")
                .param("study", study.id())
                .param("name", name)
                .query(Long.class)
                .list();
        if (endings.end(study.id(), rater, Ending.ATTENTION) > 0) {
            events.record(study.id(), actor, "rater_ended", Map.of("rater", name, "why", Ending.ATTENTION.code()));
        }
    }

    @Transactional
    public void reinstate(Study study, String name, String actor) {
        if (endings.clear(study.id(), name)) {
            events.record(study.id(), actor, "rater_goes_on", Map.of("rater", name));
        }
    }

    String pseudonym() {
        var bytes = new byte[6];
        random.nextBytes(bytes);
        return "r-" + HexFormat.of().formatHex(bytes);
    }

    record Holder(
            long id, long studyId, String name, @Nullable String ending, boolean begun) {
        Rater rater() {
            return new Rater(id, studyId, name, ending);
        }
    }
}

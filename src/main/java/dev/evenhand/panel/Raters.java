package dev.evenhand.panel;

import dev.evenhand.study.Study;
import dev.evenhand.study.StudyEvents;
import java.security.SecureRandom;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
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
    private final SecureRandom random = new SecureRandom();

    Raters(JdbcClient jdbc, StudyEvents events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    /** Who carries this bearer token or cookie, unless revoked. */
    public Optional<Rater> carrying(String token) {
        return holding(new Token(token), List.of("bearer", "cookie"));
    }

    Optional<Rater> invitedBy(Token link) {
        return holding(link, List.of("link"));
    }

    private Optional<Rater> holding(Token token, List<String> kinds) {
        return jdbc.sql("""
                select r.id, r.study_id, r.name from rater_token t join rater r on r.id = t.rater_id
                where t.hash = :hash and t.kind in (:kinds) and r.revoked_at is null""")
                .param("hash", token.hash())
                .param("kinds", kinds)
                .query(Rater.class)
                .optional();
    }

    Rater add(long study, String source) {
        return jdbc.sql("""
                insert into rater (study_id, name, source) values (:study, :name, :source)
                returning id, study_id, name""")
                .param("study", study)
                .param("name", pseudonym())
                .param("source", source)
                .query(Rater.class)
                .single();
    }

    Token give(Rater rater, String kind) {
        var token = Token.draw();
        jdbc.sql("insert into rater_token (hash, rater_id, kind) values (:hash, :rater, :kind)")
                .param("hash", token.hash())
                .param("rater", rater.id())
                .param("kind", kind)
                .update();
        return token;
    }

    void begun(Rater rater) {
        jdbc.sql("update rater set begun_at = coalesce(begun_at, now()) where id = :rater")
                .param("rater", rater.id())
                .update();
    }

    /** Takes a rater's links and tokens away; the votes stay. */
    @Transactional
    public void revoke(Study study, String name, String actor) {
        int revoked = jdbc.sql(
                        "update rater set revoked_at = now() where study_id = :study and name = :name and revoked_at is null")
                .param("study", study.id())
                .param("name", name)
                .update();
        if (revoked == 1) {
            events.record(study.id(), actor, "revoked", Map.of("rater", name));
        }
    }

    /** The raters of a study with what they have done, the busiest first. */
    public List<Row> list(Study study, int limit) {
        return jdbc.sql("""
                select r.name, r.source, r.created_at, r.begun_at, r.revoked_at,
                       (select count(*) from vote v
                        where v.study_id = r.study_id and v.rater_id = r.id and v.revision = 1) as votes,
                       (select count(*) from ballot b
                        where b.study_id = r.study_id and b.rater_id = r.id and b.state = 'skipped') as skips
                from rater r where r.study_id = :study
                order by votes desc, r.id limit :limit""")
                .param("study", study.id())
                .param("limit", limit)
                .query(Row.class)
                .list();
    }

    private String pseudonym() {
        var bytes = new byte[6];
        random.nextBytes(bytes);
        return "r-" + HexFormat.of().formatHex(bytes);
    }

    /** A rater as the study's page lists them. */
    public record Row(
            String name,
            String source,
            OffsetDateTime createdAt,
            @Nullable OffsetDateTime begunAt,
            @Nullable OffsetDateTime revokedAt,
            long votes,
            long skips) {}
}

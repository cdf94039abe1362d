package dev.evenhand.panel;

import dev.evenhand.study.Study;
import dev.evenhand.study.StudyEvents;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The links that many raters share. A place is taken by a conditional update of the link's one row, never by counting. */
@Component
class OpenLinks {

    private static final String HOUR_OVER = "(hour_from is null or hour_from <= clock_timestamp() - interval '1 hour')";

    private final JdbcClient jdbc;
    private final StudyEvents events;

    OpenLinks(JdbcClient jdbc, StudyEvents events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    Token add(Study study, OpenLink wish) {
        var link = Token.draw();
        jdbc.sql("""
                insert into open_link (hash, study_id, places, label, rater_group, expires_at, per_hour, platform)
                values (:hash, :study, :places, :label, :group, :expires, :pace, :platform)""")
                .param("hash", link.hash())
                .param("study", study.id())
                .param("places", wish.places())
                .param("label", wish.label())
                .param("group", wish.group())
                .param("expires", wish.expires() == null ? null : wish.expires().atOffset(ZoneOffset.UTC))
                .param("pace", wish.perHour())
                .param("platform", wish.platform())
                .update();
        return link;
    }

    /** A revoked one too: who came by it is still known by it. */
    Optional<Row> find(Token link) {
        return jdbc.sql("select %s from open_link where hash = :hash".formatted(Row.COLUMNS))
                .param("hash", link.hash())
                .query(Row.class)
                .optional();
    }

    /** Takes a place, or says in words why there is none. */
    void take(Row link) {
        int taken = jdbc.sql("""
                update open_link set taken = taken + 1,
                       hour_from = case when %1$s then clock_timestamp() else hour_from end,
                       hour_taken = case when %1$s then 1 else hour_taken + 1 end
                where id = :id and taken < places and revoked_at is null
                  and (expires_at is null or expires_at > clock_timestamp())
                  and (per_hour is null or hour_taken < per_hour or %1$s)""".formatted(HOUR_OVER)).param("id", link.id()).update();
        if (taken == 0) {
            throw refusal(link.id());
        }
    }

    private RuntimeException refusal(long id) {
        return jdbc.sql("""
                select case when revoked_at is not null then 'revoked'
                            when expires_at <= clock_timestamp() then 'expired'
                            when taken >= places then 'full' else 'pace' end
                from open_link where id = :id""")
                .param("id", id)
                .query((row, n) -> switch (row.getString(1)) {
                    case "revoked" -> new UnknownLink();
                    case "expired" -> new LinkExpired();
                    case "full" -> new NoPlaceLeft();
                    default -> new ManyArrivals();
                })
                .single();
    }

    List<Row> list(Study study) {
        return jdbc.sql("""
                select %s from open_link where study_id = :study
                order by revoked_at is not null, created_at desc limit 200""".formatted(Row.COLUMNS))
                .param("study", study.id())
                .query(Row.class)
                .list();
    }

    /** Lets nobody in any more; who came by it goes on. */
    @Transactional
    public void revoke(Study study, long id, String actor) {
        int revoked = jdbc.sql("""
                update open_link set revoked_at = now() where study_id = :study and id = :id and revoked_at is null""").param("study", study.id()).param("id", id).update();
        if (revoked == 1) {
            events.record(study.id(), actor, "open_link_revoked", Map.of("link", id));
        }
    }

    record Row(
            long id,
            long studyId,
            String label,
            String raterGroup,
            int places,
            int taken,
            boolean platform,
            @Nullable Integer perHour,
            OffsetDateTime createdAt,
            @Nullable OffsetDateTime expiresAt,
            @Nullable OffsetDateTime revokedAt,
            boolean expired) {
        static final String COLUMNS = """
                id, study_id, label, rater_group, places, taken, platform, per_hour, created_at, expires_at, revoked_at,
                coalesce(expires_at <= clock_timestamp(), false) as expired""";

        public String state() {
            return revokedAt != null ? "revoked" : expired ? "expired" : taken >= places ? "full" : "open";
        }
    }
}

package dev.evenhand.panel;

import dev.evenhand.study.Study;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A study's raters page by page: who was invited, how far each one is, and when they came. */
@Component
class RaterList {

    /** How far a rater is, as an expression over `rater r`. */
    private static final String STATE = """
            case when r.erased_at is not null then 'erased'
                 when r.revoked_at is not null then 'revoked'
                 when r.ending is not null then 'ended'
                 when r.finished_at is not null then 'done'
                 when r.begun_at is not null or r.source in ('import', 'simulated') then 'begun'
                 when r.expires_at <= now() then 'expired'
                 else 'unused' end""";

    private static final String FOUND = """
            r.study_id = :study and (:state = '' or %s = :state) and (:group = '' or r.rater_group = :group)
            and (:text = '' or lower(r.name) like :like or lower(r.label) like :like)""".formatted(STATE);

    private final JdbcClient jdbc;

    RaterList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One page, the latest to begin first. Only the raters shown are counted for, by what their index holds alone. */
    List<Row> page(Study study, Search search, int limit, long offset) {
        return find("""
                select r.*, (select count(distinct v.id) from vote v
                             where v.study_id = :study and v.rater_id = r.id) as votes,
                            (select count(*) from ballot b
                             where b.study_id = :study and b.rater_id = r.id and b.state = 'skipped') as skips
                from (select r.id, r.name, r.label, r.rater_group, r.source, r.begun_at, r.ending, r.expires_at, %s as state
                      from rater r where %s
                      order by r.begun_at desc nulls last, r.id limit :limit offset :offset) r
                order by r.begun_at desc nulls last, r.id""".formatted(STATE, FOUND), study, search)
                .param("limit", limit)
                .param("offset", offset)
                .query(Row.class)
                .list();
    }

    long count(Study study, Search search) {
        return find("select count(*) from rater r where " + FOUND, study, search)
                .query(Long.class)
                .single();
    }

    private JdbcClient.StatementSpec find(String sql, Study study, Search search) {
        return jdbc.sql(sql)
                .param("study", study.id())
                .param("state", search.state())
                .param("group", search.group())
                .param("text", search.text())
                .param("like", search.like());
    }

    List<Count> states(Study study) {
        return jdbc.sql("select %s as name, count(*) as raters from rater r where r.study_id = :study group by 1"
                        .formatted(STATE))
                .param("study", study.id())
                .query(Count.class)
                .list();
    }

    /** New raters by the hour, of the last two days: a link that was shown in public is seen here. */
    List<Arrivals> arrivals(Study study) {
        return jdbc.sql("""
                select h.hour, count(r.id) as raters
                from generate_series(date_trunc('hour', now()) - interval '47 hours', date_trunc('hour', now()), interval '1 hour') h (hour)
                left join rater r on r.study_id = :study and r.begun_at >= h.hour and r.begun_at < h.hour + interval '1 hour'
                group by h.hour order by h.hour""").param("study", study.id()).query(Arrivals.class).list();
    }

    record Count(String name, long raters) {}

    record Arrivals(OffsetDateTime hour, long raters) {}

    /** What to look for: a part of a pseudonym or label, a state, a group. */
    record Search(String text, String state, String group) {
        String like() {
            var escaped = text.toLowerCase(Locale.ROOT)
                    .replace("\\", "\\\\")
                    .replace("%", "\\%")
                    .replace("_", "\\_");
            return "%" + escaped + "%";
        }
    }

    record Row(
            String name,
            String label,
            String raterGroup,
            String source,
            @Nullable OffsetDateTime begunAt,
            @Nullable String ending,
            @Nullable OffsetDateTime expiresAt,
            String state,
            long votes,
            long skips) {
        /** Whether there is a link or cookie that could be taken away. */
        public boolean invited() {
            return !source.equals("import") && !source.equals("simulated");
        }
    }
}

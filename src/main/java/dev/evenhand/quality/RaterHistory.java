package dev.evenhand.quality;

import dev.evenhand.study.Study;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What one rater did, ballot by ballot. */
@Component
class RaterHistory {

    private final JdbcClient jdbc;

    RaterHistory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Votes by what they are for and where the preferred response stood, with the middle time. */
    Optional<Summary> summary(Study study, String rater) {
        return jdbc.sql("""
                select r.name, r.source, r.rater_group, r.begun_at, r.revoked_at,
                       count(v.id) filter (where v.kind = 'live') as live,
                       count(v.id) filter (where v.kind <> 'live') as special,
                       count(v.id) filter (where v.verdict = 'model_a') as left_chosen,
                       count(v.id) filter (where v.verdict = 'model_b') as right_chosen,
                       count(v.id) filter (where v.verdict = 'tie') as ties,
                       count(v.id) filter (where v.verdict = 'both_bad') as both_bad,
                       percentile_cont(0.5) within group (order by (%s)::float8) / 1000 as median_seconds,
                       (select count(*) from ballot b
                        where b.study_id = r.study_id and b.rater_id = r.id and b.state = 'skipped') as skips
                from rater r left join latest_vote v on v.study_id = r.study_id and v.rater_id = r.id
                %s
                where r.study_id = :study and r.name = :rater group by r.id""".formatted(AnswerTime.MS, AnswerTime.JOINS))
                .param("study", study.id())
                .param("rater", rater)
                .query(Summary.class)
                .optional();
    }

    /** The last votes, newest first. */
    List<Line> votes(Study study, String rater, int limit) {
        return jdbc.sql("""
                select v.voted_at as at, t.task_id as task, a.name as on_left, b.name as on_right, v.verdict, v.kind,
                       v.revision, (%s)::float8 / 1000 as seconds
                from rater r
                join latest_vote v on v.study_id = r.study_id and v.rater_id = r.id
                join task t on t.id = v.task_id
                join study_model a on a.study_id = v.study_id and a.model_id = v.left_model
                join study_model b on b.study_id = v.study_id and b.model_id = v.right_model
                %s
                where r.study_id = :study and r.name = :rater order by v.id desc limit :limit""".formatted(AnswerTime.MS, AnswerTime.JOINS))
                .param("study", study.id())
                .param("rater", rater)
                .param("limit", limit)
                .query(Line.class)
                .list();
    }

    record Summary(
            String name,
            String source,
            String raterGroup,
            @Nullable OffsetDateTime begunAt,
            @Nullable OffsetDateTime revokedAt,
            long live,
            long special,
            long leftChosen,
            long rightChosen,
            long ties,
            long bothBad,
            @Nullable Double medianSeconds,
            long skips) {

        public long votes() {
            return live + special;
        }
    }

    record Line(
            OffsetDateTime at,
            String task,
            String onLeft,
            String onRight,
            String verdict,
            String kind,
            int revision,
            @Nullable Double seconds) {}
}

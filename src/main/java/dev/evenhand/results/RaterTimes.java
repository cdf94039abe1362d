package dev.evenhand.results;

import dev.evenhand.statistics.SpeedCheck;
import dev.evenhand.statistics.SpeedRule;
import dev.evenhand.study.Study;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How much each rater voted and how long it took, against the time that reading takes. */
@Component
class RaterTimes {

    private final JdbcClient jdbc;
    private final ResponseStyles styles;

    RaterTimes(JdbcClient jdbc, ResponseStyles styles) {
        this.jdbc = jdbc;
        this.styles = styles;
    }

    /** Most votes first. Time is what the page measured, or else the server's, from shown to voted. */
    List<RaterLine> of(Study study) {
        styles.count(study);
        var rule = SpeedRule.standard();
        return jdbc.sql("""
                with prompt as materialized (
                    select id, regexp_count(prompt_text, '[^ \\t\\n\\r\\f\\v]+') as words from task where pool_id = :pool
                ), answer as materialized (
                    select r.task_id, r.model_id, s.words
                    from study_model m
                    join response r on r.model_id = m.model_id and r.sample = 1
                    join response_style s on s.response_id = r.id
                    where m.study_id = :study
                ), timed as (
                    select v.rater_id, p.words + coalesce(a.words, 0) + coalesce(b.words, 0) as words,
                           coalesce(v.active_ms, extract(epoch from v.voted_at - v.shown_at) * 1000)::float8 as ms
                    from current_vote v
                    join prompt p on p.id = v.task_id
                    left join answer a on a.task_id = v.task_id and a.model_id = v.left_model
                    left join answer b on b.task_id = v.task_id and b.model_id = v.right_model
                    where v.study_id = :study
                )
                select r.name, count(*) as votes, count(t.ms) as timed,
                       percentile_cont(0.5) within group (order by t.ms) / 1000 as median,
                       count(*) filter (where t.ms * :speed < t.words * 60000) as unread
                from timed t join rater r on r.id = t.rater_id
                group by r.id, r.name order by votes desc, r.id""")
                .param("pool", study.poolId())
                .param("study", study.id())
                .param("speed", rule.wordsPerMinute())
                .query((row, n) -> {
                    int timed = row.getInt("timed");
                    int unread = row.getInt("unread");
                    return new RaterLine(
                            row.getString("name"),
                            row.getLong("votes"),
                            row.getObject("median", Double.class),
                            new SpeedCheck(rule, timed, unread, unread > rule.share() * timed));
                })
                .list();
    }
}

package dev.evenhand.results;

import dev.evenhand.card.Background;
import dev.evenhand.card.Background.Answers;
import dev.evenhand.card.Background.Origin;
import dev.evenhand.study.Study;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads where the tasks, responses and raters of a study come from. */
@Component
class CardBackground {

    private final JdbcClient jdbc;
    private final Wording wording;

    CardBackground(JdbcClient jdbc, Wording wording) {
        this.jdbc = jdbc;
        this.wording = wording;
    }

    /** @param before what was known of the study before: of its tasks it stays so */
    Background of(Study study, @Nullable Background before) {
        var known = before == null ? tasks(study) : before;
        return new Background(
                known.origin(), known.answers(), known.apart(), groups(study.id()), known.copies(), known.reused());
    }

    private Background tasks(Study study) {
        return new Background(
                origin(study), answers(study.id()), wording.apart(study), Map.of(), copies(study), reused(study.id()));
    }

    private Origin origin(Study study) {
        return jdbc.sql("""
                select min(v.made_at) as since, count(v) as versions, coalesce(sum(v.replaced), 0) as replaced,
                       coalesce((s.report ->> 'leaking_responses')::bigint, 0) as leaking,
                       coalesce(s.plan::jsonb ->> 'leaks', '') as leaks
                from study s left join pool_version v on v.pool_id = s.pool_id and v.made_at <= s.registered_at
                where s.id = :study group by s.id""")
                .param("study", study.id())
                .query((row, n) -> new Origin(
                        Optional.ofNullable(row.getObject("since", OffsetDateTime.class))
                                .map(since -> since.toInstant().toString()),
                        row.getLong("versions"),
                        row.getLong("replaced"),
                        row.getLong("leaking"),
                        row.getString("leaks")))
                .single();
    }

    private List<Answers> answers(long study) {
        return jdbc.sql("""
                select s.name as model, count(*) as tasks, sum(n)::bigint as responses, max(n) as most
                from (select r.model_id, count(*) as n
                      from (select distinct task_id from comparison where study_id = :study and kind = 'live') c
                      join response r on r.task_id = c.task_id group by r.model_id, r.task_id) given
                join study_model s on s.study_id = :study and s.model_id = given.model_id
                group by s.name, s.position order by s.position""").param("study", study).query(Answers.class).list();
    }

    /** The same request word for word, or one that the pool's findings call nearly the same as another of the study. */
    private Set<String> copies(Study study) {
        return new HashSet<>(
                jdbc.sql("""
                with shown as (
                    select t.id, t.task_id, t.messages from task t
                    where t.id in (select task_id from comparison where study_id = :study and kind = 'live'))
                select task_id from (select task_id, row_number() over (partition by md5(messages) order by id) as n
                                     from shown) same where n > 1
                union
                select s.task_id from shown s join pool_finding f on f.task_id = s.id and f.kind = 'near_duplicate'
                join shown other on other.task_id = split_part(f.excerpt, ' % alike: ', 2)""").param("study", study.id()).query(String.class).list());
    }

    /** Asked once a task: with many models it stands in hundreds of comparisons, of each of which all would be looked at. */
    private Set<String> reused(long study) {
        return new HashSet<>(
                jdbc.sql("""
                with asked as materialized (
                    select distinct task_id from comparison where study_id = :study and kind = 'live')
                select t.task_id from asked a join task t on t.id = a.task_id
                where exists (
                    select 1 from comparison o join study other on other.id = o.study_id
                    where o.task_id = a.task_id and o.kind = 'live' and o.study_id <> :study
                      and other.registered_at < (select registered_at from study where id = :study))""").param("study", study).query(String.class).list());
    }

    private Map<String, String> groups(long study) {
        var groups = new HashMap<String, String>();
        jdbc.sql("select id, rater_group from rater where study_id = :study and rater_group <> ''")
                .param("study", study)
                .query(row -> {
                    groups.put(row.getString(1), row.getString(2));
                });
        return groups;
    }
}

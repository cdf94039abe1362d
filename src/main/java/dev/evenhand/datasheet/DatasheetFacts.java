package dev.evenhand.datasheet;

import dev.evenhand.study.Study;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts of a study that a datasheet tells and a card does not. */
@Component
class DatasheetFacts {

    private final JdbcClient jdbc;

    DatasheetFacts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How often something is there. */
    record Count(String name, long number) {}

    /**
     * @param raters who voted, whether their votes count or not
     * @param guides versions of the guide; 1 where it stayed as registered
     */
    record Counts(
            long raters,
            long fewest,
            long most,
            @Nullable Double middle,
            @Nullable Double seconds,
            long ballots,
            long gold,
            long repeats,
            int guides,
            long erased) {}

    List<Count> languages(Study study) {
        return tasks("language", study);
    }

    List<Count> categories(Study study) {
        return tasks("category", study);
    }

    private List<Count> tasks(String column, Study study) {
        return jdbc.sql("""
                select coalesce(nullif(%1$s, ''), '') as name, count(*) as number from task t
                where t.pool_id = :pool
                  and (exists (select 1 from comparison c
                               where c.study_id = :study and c.task_id = t.id and c.kind <> 'gold')
                       or exists (select 1 from vote v
                                  where v.study_id = :study and v.task_id = t.id and v.kind <> 'gold'))
                group by 1 order by 2 desc, 1""".formatted(column))
                .param("pool", study.poolId())
                .param("study", study.id())
                .query(Count.class)
                .list();
    }

    /** Raters who voted, by the way they came. */
    List<Count> sources(Study study) {
        return jdbc.sql("""
                select r.source as name, count(*) as number from rater r
                where r.study_id = :study and exists (select 1 from vote v where v.study_id = :study and v.rater_id = r.id)
                group by 1 order by 2 desc, 1""").param("study", study.id()).query(Count.class).list();
    }

    Counts counts(Study study) {
        return jdbc.sql("""
                with of_rater as (
                    select count(*) as votes from vote v where v.study_id = :study and v.revision = 1 group by v.rater_id)
                select (select count(*) from of_rater) as raters,
                       (select coalesce(min(votes), 0) from of_rater) as fewest,
                       (select coalesce(max(votes), 0) from of_rater) as most,
                       (select percentile_cont(0.5) within group (order by votes) from of_rater) as middle,
                       (select percentile_cont(0.5) within group (order by active_ms) / 1000.0 from vote v
                        where v.study_id = :study and v.revision = 1 and v.active_ms is not null) as seconds,
                       (select count(*) from ballot where study_id = :study) as ballots,
                       (select count(*) from ballot where study_id = :study and kind = 'gold') as gold,
                       (select count(*) from ballot where study_id = :study and kind = 'repeat') as repeats,
                       (select coalesce(max(version), 1) from guide_version where study_id = :study) as guides,
                       (select count(*) from rater where study_id = :study and erased_at is not null) as erased""").param("study", study.id()).query(Counts.class).single();
    }
}

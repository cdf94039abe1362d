package dev.evenhand.results;

import dev.evenhand.statistics.PairCounts;
import dev.evenhand.statistics.PairVotes;
import dev.evenhand.statistics.Verdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The votes of a study summed by the database; what reading them costs goes by the number of models. */
@Component
class Tallies {

    private final JdbcClient jdbc;

    Tallies(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Two equal versions mean equal tallies: pending rows only come, until a fold takes some and is counted. */
    record Version(long folds, long pending) {}

    Version version(long study) {
        return jdbc.sql("""
                select coalesce((select folds from tally_fold where study_id = :study), 0) as folds,
                       (select count(*) from tally_pending where study_id = :study) as pending""").param("study", study).query(Version.class).single();
    }

    /** Counts among all models of the plan, in its order, whether they have votes or not. */
    PairCounts counts(long study, @Nullable String category) {
        var models = models(study);
        var counts = PairCounts.among(models.values());
        jdbc.sql("""
                select left_model, right_model,
                       sum(votes) filter (where verdict = 'model_a') as won,
                       sum(votes) filter (where verdict = 'model_b') as lost,
                       sum(votes) filter (where verdict = 'tie') as tied,
                       sum(votes) filter (where verdict = 'both_bad') as bad
                from tally_now
                where study_id = :study and (:category::text is null or category = :category)
                group by left_model, right_model""").param("study", study).param("category", category).query(row -> {
            var left = models.get(row.getLong(1));
            var right = models.get(row.getLong(2));
            if (left != null && right != null) {
                counts.add(left, right, Verdict.MODEL_A, row.getLong(3))
                        .add(left, right, Verdict.MODEL_B, row.getLong(4))
                        .add(left, right, Verdict.TIE, row.getLong(5))
                        .add(left, right, Verdict.BOTH_BAD, row.getLong(6));
            }
        });
        return counts.build();
    }

    /** The names of a study's models by their ids, in the order of the plan. */
    Map<Long, String> models(long study) {
        record Named(long id, String name) {}
        return jdbc.sql("""
                select m.id, m.name from study_model s join model m on m.id = s.model_id
                where s.study_id = :study order by s.position""").param("study", study).query(Named.class).list().stream()
                .collect(Collectors.toMap(Named::id, Named::name, (one, other) -> one, LinkedHashMap::new));
    }

    /** What a category's votes say of two models, as seen from the first. */
    record CategoryPair(String category, PairVotes counted) {}

    List<CategoryPair> pairByCategory(long study, String first, String second) {
        return jdbc.sql("""
                with pair as (
                    select (select m.id from study_model s join model m on m.id = s.model_id
                            where s.study_id = :study and m.name = :first) as one,
                           (select m.id from study_model s join model m on m.id = s.model_id
                            where s.study_id = :study and m.name = :second) as other)
                select category,
                       coalesce(sum(votes) filter (where verdict = case left_model when one then 'model_a' else 'model_b' end), 0) as wins,
                       coalesce(sum(votes) filter (where verdict = case left_model when one then 'model_b' else 'model_a' end), 0) as losses,
                       coalesce(sum(votes) filter (where verdict = 'tie'), 0) as ties,
                       coalesce(sum(votes) filter (where verdict = 'both_bad'), 0) as both_bad
                from tally_now, pair
                where study_id = :study
                  and (left_model = one and right_model = other or left_model = other and right_model = one)
                group by category order by category""")
                .param("study", study)
                .param("first", first)
                .param("second", second)
                .query((row, n) -> new CategoryPair(
                        row.getString("category"),
                        new PairVotes(
                                first,
                                second,
                                row.getLong("wins"),
                                row.getLong("losses"),
                                row.getLong("ties"),
                                row.getLong("both_bad"))))
                .list();
    }

    List<Figures.Category> categories(long study) {
        return jdbc.sql("""
                select category as name, sum(votes)::bigint as votes from tally_now where study_id = :study
                group by category order by category""").param("study", study).query(Figures.Category.class).list();
    }

    /**
     * Raters and tasks are looked up one by one in an index rather than counted over all votes; the limits keep the
     * planner to that even just after an import, when its statistics know nothing of the new votes.
     */
    Figures figures(long study) {
        var categories = categories(study);
        long votes = categories.stream().mapToLong(Figures.Category::votes).sum();
        return jdbc.sql("""
                select (select count(*) from rater r cross join lateral (
                            select 1 from vote v where v.study_id = :study and v.rater_id = r.id and v.kind = 'live' limit 1) voted
                        where r.study_id = :study and not exists
                            (select 1 from excluded_rater e where e.study_id = :study and e.rater_id = r.id and e.planned)) as raters,
                       (select count(*) from excluded_rater e cross join lateral (
                            select 1 from latest_vote v where v.study_id = :study and v.rater_id = e.rater_id and v.kind = 'live') voted
                        where e.study_id = :study and e.planned) as left_out,
                       (select count(*) from task t cross join lateral (
                            select 1 from vote v where v.study_id = :study and v.task_id = t.id and v.kind = 'live' limit 1) voted
                        where t.pool_id = s.pool_id) as voted,
                       (select count(*) from task t where t.pool_id = s.pool_id and exists
                           (select 1 from comparison c where c.task_id = t.id and c.study_id = :study and c.kind = 'live')) as planned,
                       (select coalesce(sum(i.votes), 0) from vote_import i
                        where i.study_id = :study and i.source = 'import') as imported,
                       (select coalesce(sum(i.votes), 0) from vote_import i
                        where i.study_id = :study and i.source = 'simulated') as simulated
                from study s where s.id = :study""")
                .param("study", study)
                .query((row, n) -> new Figures(
                        votes,
                        row.getLong("left_out"),
                        row.getLong("raters"),
                        row.getLong("voted"),
                        row.getLong("planned"),
                        row.getLong("imported"),
                        row.getLong("simulated"),
                        categories))
                .single();
    }
}

package dev.evenhand.results;

import dev.evenhand.StudyFixture;
import dev.evenhand.study.Study;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Votes between Cedar and Birch as a file would bring them, with a claim that Cedar is better. */
record CedarVotes(JdbcClient jdbc) {
    static final List<String> MODELS = List.of("Cedar", "Birch");
    static final Map<String, String> CLAIM = Map.of("better", "Cedar", "than", "Birch");

    /** Twenty tasks that both have answered. */
    static String pool(StudyFixture fixture) {
        return fixture.pool(20, MODELS.toArray(String[]::new));
    }

    /** The claim, held against votes that are taken as independent. */
    static Map<String, Object> plan(Map<String, ?> more) {
        var plan = new HashMap<String, Object>(Map.of("claim", CLAIM, "statistic", "win_share", "cluster", List.of()));
        plan.putAll(more);
        return plan;
    }

    /** Cedar wins so many of a hundred, and a tenth of that in the category that it loses; ten raters take turns. */
    void add(Study study, int votes, int wins) {
        jdbc.sql("""
                insert into rater (study_id, name, source)
                select :study, 'r' || n, 'import' from generate_series(0, 9) n on conflict do nothing""").param("study", study.id()).update();
        jdbc.sql("""
                insert into vote (study_id, id, task_id, rater_id, left_model, right_model, verdict, strength, source, voted_at)
                select :study, nextval('vote_id'), t.id, r.id, c.model_id, b.model_id,
                       case when n * 37 % 100 < case t.category when 'lost' then :wins / 10 else :wins end
                            then 'model_a' else 'model_b' end,
                       case :scale when 'likert7' then 1 + n % 3 end, 'import', clock_timestamp()
                from generate_series(1, :votes) n
                join (select id, category, row_number() over (order by task_id) - 1 as place
                      from task where pool_id = :pool) t on t.place = n / 10 % 20
                join rater r on r.study_id = :study and r.name = 'r' || n % 10
                join study_model c on c.study_id = :study and c.position = (select min(position) from study_model where study_id = :study)
                join study_model b on b.study_id = :study and b.position = (select max(position) from study_model where study_id = :study)
                order by n""")
                .param("study", study.id())
                .param("pool", study.poolId())
                .param("scale", study.plan().contains("likert7") ? "likert7" : "")
                .param("votes", votes)
                .param("wins", wins)
                .update();
    }
}

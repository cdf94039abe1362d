package dev.evenhand.results;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenhand.EvenhandTest;
import dev.evenhand.StudyFixture;
import dev.evenhand.statistics.PairVotes;
import dev.evenhand.study.Study;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@EvenhandTest
class TallyTests {

    private static final List<String> VERDICTS = List.of("model_a", "model_b", "tie", "both_bad");

    @Autowired
    StudyFixture fixture;

    @Autowired
    Tallies tallies;

    @Autowired
    TallyFold fold;

    @Autowired
    ScoreBook scores;

    @Autowired
    JdbcClient jdbc;

    @Test
    void staysExactWhileVotesRevisionsAndFoldsMeet() throws Exception {
        var study = study();
        var work = new ArrayList<Callable<Object>>();
        for (int thread = 0; thread < 4; thread++) {
            var random = new Random(thread);
            work.add(() -> vote(study, random, 150));
        }
        for (int thread = 0; thread < 2; thread++) {
            work.add(() -> foldOften(study));
        }
        var pool = Executors.newFixedThreadPool(work.size());
        for (var done : pool.invokeAll(work)) {
            done.get();
        }
        pool.shutdown();

        assertThat(tallies.counts(study.id(), null).pairs()).isEqualTo(counted(study));
        fold.fold();
        assertThat(jdbc.sql("select count(*) from tally_pending where study_id = :study")
                        .param("study", study.id())
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(tallies.counts(study.id(), null).pairs()).isEqualTo(counted(study));
        assertThat(tallies.counts(study.id(), "plain").pairs()).isEqualTo(counted(study));
        assertThat(tallies.counts(study.id(), "other").pairs()).isEmpty();
    }

    @Test
    void fitsAgainOnlyWhenVotesHaveCome() {
        var study = study();
        vote(study, new Random(7), 20);
        fold.fold();
        var first = scores.of(study, null);

        assertThat(scores.of(study, null)).isSameAs(first);
        vote(study, new Random(8), 1);
        assertThat(scores.of(study, null).counts().votes()).isEqualTo(21);
        assertThat(first.figures().votes()).isEqualTo(20);
    }

    @Test
    void showsModelsWithoutVotes() {
        var standings = scores.of(study(), null);

        assertThat(standings.empty()).isTrue();
        assertThat(standings.models()).hasSize(3);
    }

    private Study study() {
        return fixture.open(fixture.pool(5, "m1", "m2", "m3"), List.of("m1", "m2", "m3"), Map.of());
    }

    /** Each third vote is revised at once. */
    private Object vote(Study study, Random random, int votes) {
        for (int n = 0; n < votes; n++) {
            int left = random.nextInt(3);
            int right = (left + 1 + random.nextInt(2)) % 3;
            long id = jdbc.sql("select nextval('vote_id')").query(Long.class).single();
            for (int revision = 1; revision <= (n % 3 == 0 ? 2 : 1); revision++) {
                insert(study, id, revision, left, right, VERDICTS.get(random.nextInt(4)));
            }
        }
        return votes;
    }

    private void insert(Study study, long id, int revision, int left, int right, String verdict) {
        jdbc.sql("""
                with r as (insert into rater (study_id, name, source) values (:study, 'r', 'simulated')
                           on conflict (study_id, name) do update set name = excluded.name returning id)
                insert into vote (study_id, id, revision, task_id, rater_id, left_model, right_model, verdict, source)
                select :study, :id, :revision, (select min(id) from task where pool_id = :pool), r.id,
                       (select model_id from study_model where study_id = :study and position = :left),
                       (select model_id from study_model where study_id = :study and position = :right),
                       :verdict, 'simulated' from r""")
                .param("study", study.id())
                .param("pool", study.poolId())
                .param("id", id)
                .param("revision", revision)
                .param("left", left)
                .param("right", right)
                .param("verdict", verdict)
                .update();
    }

    /** Whoever reads meanwhile never finds more or fewer votes than were there before and after. */
    private Object foldOften(Study study) {
        for (int n = 0; n < 60; n++) {
            long before = votes(study);
            fold.fold();
            assertThat(tallies.counts(study.id(), null).votes()).isBetween(before, votes(study));
        }
        return 0;
    }

    private long votes(Study study) {
        return jdbc.sql("select count(*) from vote where study_id = :study and revision = 1")
                .param("study", study.id())
                .query(Long.class)
                .single();
    }

    /** The slow way: over all votes at their last revision. */
    private List<PairVotes> counted(Study study) {
        return jdbc.sql("""
                with seen as (
                    select l.position as a, r.position as b, lm.name as first, rm.name as second, v.verdict
                    from current_vote v
                    join study_model l on l.study_id = v.study_id and l.model_id = v.left_model
                    join study_model r on r.study_id = v.study_id and r.model_id = v.right_model
                    join model lm on lm.id = v.left_model join model rm on rm.id = v.right_model
                    where v.study_id = :study
                ), ordered as (
                    select a, b, first, second, verdict from seen where a < b
                    union all
                    select b, a, second, first,
                           case verdict when 'model_a' then 'model_b' when 'model_b' then 'model_a' else verdict end
                    from seen where a > b
                )
                select first, second, count(*) filter (where verdict = 'model_a') as wins_first,
                       count(*) filter (where verdict = 'model_b') as wins_second,
                       count(*) filter (where verdict = 'tie') as ties,
                       count(*) filter (where verdict = 'both_bad') as both_bad
                from ordered group by a, b, first, second order by a, b""").param("study", study.id()).query(PairVotes.class).list();
    }
}

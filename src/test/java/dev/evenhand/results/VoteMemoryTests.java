package dev.evenhand.results;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenhand.EvenhandTest;
import dev.evenhand.StudyFixture;
import dev.evenhand.study.Study;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** What is remembered and topped up is what somebody who remembers nothing reads. */
@EvenhandTest
class VoteMemoryTests {

    private static final List<String> VERDICTS = List.of("model_a", "model_b", "tie", "both_bad");

    /** Few, so that most votes are settled. */
    private static final int UNSETTLED = 3;

    @Autowired
    StudyFixture fixture;

    @Autowired
    Tallies tallies;

    @Autowired
    TallyFold fold;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    private final Random random = new Random(11);
    private VoteMemory memory;
    private Study study;
    private long next = 1_000_000;

    @BeforeEach
    void someVotesAreKnown() {
        study = fixture.registered(fixture.pool(5, "m1", "m2", "m3"), List.of("m1", "m2", "m3"), Map.of());
        memory = memory();
        for (int n = 0; n < 20; n++) {
            vote(next += 2, 1);
        }
        assertThat(memory.of(study).size()).isEqualTo(20);
    }

    @Test
    void takesVotesThatComeLater() {
        for (int n = 0; n < 12; n++) {
            vote(next += 2, 1);
            remembersWhatIsThere();
        }
        fold.fold();
        remembersWhatIsThere();
    }

    @Test
    void noticesAVoteThatCommittedBehindSettledOnes() {
        vote(1_000_000 + 5, 1);

        remembersWhatIsThere();
    }

    @Test
    void noticesARevisionOfASettledVote() {
        vote(1_000_000 + 2, 2);
        remembersWhatIsThere();
        vote(1_000_000 + 4, 2);
        vote(1_000_000 + 2, 3);

        remembersWhatIsThere();
        assertThat(memory.of(study).size()).isEqualTo(20);
    }

    private void remembersWhatIsThere() {
        assertThat(rows(memory.of(study))).isEqualTo(rows(memory().of(study)));
        assertThat(memory.of(study).votes().counts().pairs())
                .isEqualTo(tallies.counts(study.id(), null).pairs());
    }

    private VoteMemory memory() {
        return new VoteMemory(tallies, new VoteReading(jdbc, tallies, UNSETTLED), transactions);
    }

    private static List<String> rows(StudyVotes votes) {
        return IntStream.range(0, votes.size())
                .mapToObj(vote -> votes.left(vote) + " " + votes.right(vote) + " " + votes.verdict(vote) + " "
                        + votes.raters.get(votes.rater(vote)) + " " + votes.tasks.get(votes.task(vote)))
                .toList();
    }

    private void vote(long id, int revision) {
        int left = random.nextInt(3);
        jdbc.sql("""
                with r as (insert into rater (study_id, name, source) values (:study, :rater, 'simulated')
                           on conflict (study_id, name) do update set name = excluded.name returning id)
                insert into vote (study_id, id, revision, task_id, rater_id, left_model, right_model, verdict, source)
                select :study, :id, :revision,
                       (select id from task where pool_id = :pool order by id offset :task limit 1), r.id,
                       (select model_id from study_model where study_id = :study and position = :left),
                       (select model_id from study_model where study_id = :study and position = :right),
                       :verdict, 'simulated' from r""")
                .param("study", study.id())
                .param("pool", study.poolId())
                .param("rater", "r" + random.nextInt(4))
                .param("task", random.nextInt(5))
                .param("id", id)
                .param("revision", revision)
                .param("left", left)
                .param("right", (left + 1 + random.nextInt(2)) % 3)
                .param("verdict", VERDICTS.get(random.nextInt(4)))
                .update();
    }
}

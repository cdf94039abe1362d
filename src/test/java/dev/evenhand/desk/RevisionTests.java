package dev.evenhand.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evenhand.panel.Rater;
import dev.evenhand.study.Scale.Verdict;
import dev.evenhand.study.Study;
import dev.evenhand.study.StudyLife;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class RevisionTests extends BallotTest {

    @Autowired
    StudyLife life;

    Study study;
    Rater rater;

    @BeforeEach
    void open() {
        study = fixture.open(fixture.pool(12, "one", "two"), List.of("one", "two"), Map.of());
        rater = rater(study);
    }

    @Test
    void countsTheLastAnswerAndKeepsTheFirst() {
        var ballot = voted(Verdict.A);

        revise(ballot, Verdict.B, null);
        revise(ballot, Verdict.TIE, null);

        assertThat(strings("select verdict from vote where study_id = :study order by revision"))
                .containsExactly("model_a", "model_b", "tie");
        assertThat(strings("select verdict from current_vote where study_id = :study"))
                .containsExactly("tie");
        assertThat(tally()).containsExactly("tie 1");
    }

    @Test
    void givesTheSameReceiptForTheSameChangeAgain() {
        var ballot = voted(Verdict.A);
        var first = revise(ballot, Verdict.B, 2);

        var again = revise(ballot, Verdict.B, 2);

        assertThat(again.receipt()).isEqualTo(first.receipt());
        assertThat(again.fresh()).isFalse();
        assertThat(voting.receipt(plans.of(rater), rater, ballot, 2).proved(null))
                .isEqualTo(first.receipt());
        assertThat(revise(ballot, Verdict.B, null).fresh()).isFalse();
    }

    @Test
    void letsNoChangeOvertakeALaterOne() {
        var ballot = voted(Verdict.A);
        revise(ballot, Verdict.B, 2);
        revise(ballot, Verdict.TIE, 3);

        assertThat(revise(ballot, Verdict.B, 2).fresh()).isFalse();
        assertThatThrownBy(() -> revise(ballot, Verdict.BOTH_BAD, 2)).isInstanceOf(AnsweredOtherwise.class);
        assertThatThrownBy(() -> revise(ballot, Verdict.BOTH_BAD, 5)).isInstanceOf(AnsweredOtherwise.class);
        assertThat(tally()).containsExactly("tie 1");
    }

    @Test
    void givesTheFirstReceiptToTheFirstAnswerSentAgainAfterAChange() {
        var ballot = next(rater);
        var first = vote(rater, ballot, Verdict.A);
        revise(ballot, Verdict.B, null);

        assertThat(vote(rater, ballot, Verdict.A).receipt()).isEqualTo(first.receipt());
        assertThatThrownBy(() -> vote(rater, ballot, Verdict.B)).isInstanceOf(AnsweredOtherwise.class);
    }

    @Test
    void changesTheLastTenAndNoOther() {
        var answered = new ArrayList<UUID>();
        for (int i = 0; i < 11; i++) {
            answered.add(voted(Verdict.A));
        }

        assertThat(revise(answered.get(1), Verdict.B, null).fresh()).isTrue();
        assertThatThrownBy(() -> revise(answered.get(0), Verdict.B, null))
                .isInstanceOfSatisfying(
                        AnsweredOtherwise.class,
                        refused -> assertThat(refused.getDetailMessageCode()).endsWith("too_old"));
    }

    @Test
    void changesNothingThatIsNotAnsweredNotOnesOwnOrClosed() {
        var ballot = voted(Verdict.A);
        var other = rater(study);
        var open = next(rater);
        assertThatThrownBy(() -> revise(open, Verdict.B, null)).isInstanceOf(AnsweredOtherwise.class);
        assertThatThrownBy(() -> voting.revise(plans.of(other), other, ballot, Answer.of(Verdict.B), "api", null))
                .isInstanceOf(NoSuchBallot.class);
        var changed = revise(ballot, Verdict.B, null);
        life.close(study.slug(), "test");

        assertThatThrownBy(() -> revise(ballot, Verdict.TIE, null)).isInstanceOf(NotOpen.class);
        assertThat(revise(ballot, Verdict.B, null).receipt()).isEqualTo(changed.receipt());
        assertThat(tally()).containsExactly("model_b 1");
    }

    @Test
    void keepsOrderAndTallyWhenManyChangeOneAnswerAtOnceWhileTheStudyCloses() throws Exception {
        var ballot = voted(Verdict.A);
        int threads = 8;
        var start = new CyclicBarrier(threads + 1);
        var work = new ArrayList<Callable<Object>>();
        for (int i = 0; i < threads; i++) {
            var verdict = Verdict.values()[i % 4];
            work.add(() -> {
                start.await();
                return changes(ballot, verdict);
            });
        }
        work.add(() -> {
            start.await();
            return life.close(study.slug(), "test");
        });
        var pool = Executors.newFixedThreadPool(work.size());
        for (var done : pool.invokeAll(work)) {
            done.get();
        }
        pool.shutdown();

        assertThat(strings("select (count(*) = max(revision))::text from vote where study_id = :study"))
                .containsExactly("true");
        assertThat(tally()).isEqualTo(strings("select verdict || ' 1' from current_vote where study_id = :study"));
    }

    private Object changes(UUID ballot, Verdict verdict) {
        int stored = 0;
        try {
            for (int n = 0; n < 10; n++) {
                stored += revise(ballot, verdict, null).fresh() ? 1 : 0;
            }
        } catch (NotOpen e) {
            return stored;
        }
        return stored;
    }

    private UUID voted(Verdict verdict) {
        var ballot = next(rater);
        vote(rater, ballot, verdict);
        return ballot;
    }

    private Voting.Recorded revise(UUID ballot, Verdict verdict, Integer number) {
        return voting.revise(plans.of(rater), rater, ballot, Answer.of(verdict), "api", number);
    }

    private List<String> tally() {
        return strings("""
                select verdict || ' ' || sum(votes) from tally_now where study_id = :study
                group by verdict having sum(votes) <> 0 order by 1""");
    }

    private List<String> strings(String sql) {
        return jdbc.sql(sql).param("study", study.id()).query(String.class).list();
    }
}

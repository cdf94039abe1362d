package dev.evenhand.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evenhand.panel.Ending;
import dev.evenhand.panel.Endings;
import dev.evenhand.panel.Rater;
import dev.evenhand.panel.RaterErasure;
import dev.evenhand.study.Scale.Verdict;
import dev.evenhand.study.Study;
import dev.evenhand.study.StudyLife;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionOperations;

/** What a rater sends while his way ends: it is stored before that or not at all. */
class StandingTests extends BallotTest {

    @Autowired
    Endings endings;

    @Autowired
    Blinding blinding;

    @Autowired
    StudyLife life;

    @Autowired
    RaterErasure erasure;

    @Autowired
    TransactionOperations transaction;

    Study study;
    Rater rater;
    UUID answered;
    UUID open;

    @BeforeEach
    void answerOne() {
        study = fixture.open(fixture.pool(4, "one", "two"), List.of("one", "two"), Map.of());
        rater = rater(study);
        answered = next(rater);
        voting.record(plans.of(rater), rater, answered, Answer.of(Verdict.A), "desk");
        open = next(rater);
    }

    @Test
    void keepsNoWordsOfARaterWhoIsErasedMeanwhile() throws Exception {
        during(() -> erasure.erase(study, rater.name(), "test"), "guess");

        assertThat(guesses()).isZero();
    }

    @Test
    void keepsNoWordsOnceTheStudyIsClosed() {
        life.close(study.slug(), "test");

        assertThatThrownBy(this::guess).isInstanceOf(NotOpen.class);
        assertThat(guesses()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"vote", "revise", "skip"})
    void storesNothingOfARaterWhoIsErasedMeanwhile(String deed) throws Exception {
        during(() -> erasure.erase(study, rater.name(), "test"), deed);

        assertThat(kept()).isEqualTo("1 votes, 0 skips");
    }

    @ParameterizedTest
    @ValueSource(strings = {"vote", "revise", "skip"})
    void storesNothingOfARaterWhoIsRevokedMeanwhile(String deed) throws Exception {
        during(() -> raters.revoke(study, rater.name(), "test"), deed);

        assertThat(kept()).isEqualTo("1 votes, 0 skips");
    }

    @ParameterizedTest
    @ValueSource(strings = {"vote", "revise", "skip"})
    void storesNothingOfARaterWhoIsSentAwayMeanwhile(String deed) throws Exception {
        during(() -> raters.failAttention(study, rater.name(), "test"), deed);

        assertThat(kept()).isEqualTo("1 votes, 0 skips");
    }

    @ParameterizedTest
    @EnumSource(Ending.class)
    void letsOnlyThoseCorrectAnAnswerWhoStoppedThemselves(Ending ending) {
        endings.end(study.id(), List.of(rater.id()), ending);

        if (ending.mayGoOn()) {
            revise();
        } else {
            assertThatThrownBy(this::revise).isInstanceOf(AnsweredOtherwise.class);
        }
        assertThatThrownBy(this::vote).isInstanceOf(BallotLapsed.class);
    }

    @Test
    void givesTheReceiptOfWhatWasStoredBeforeTheEnd() {
        endings.end(study.id(), List.of(rater.id()), Ending.ATTENTION);

        var again = voting.record(plans.of(rater), rater, answered, Answer.of(Verdict.A), "desk");

        assertThat(again.fresh()).isFalse();
    }

    /** Sends from another thread while the end is not yet committed, and waits until that thread waits or is done. */
    private void during(Runnable end, String deed) throws Exception {
        var other = Executors.newSingleThreadExecutor();
        var sent = transaction.<Future<?>>execute(status -> {
            end.run();
            var sending = other.submit(() -> send(deed));
            while (!sending.isDone() && !somebodyWaits()) {
                Thread.onSpinWait();
            }
            return sending;
        });
        assertThatThrownBy(sent::get)
                .cause()
                .isInstanceOfAny(NotARater.class, BallotLapsed.class, AnsweredOtherwise.class);
        other.shutdown();
    }

    private void send(String deed) {
        switch (deed) {
            case "vote" -> vote();
            case "revise" -> revise();
            case "guess" -> guess();
            default -> voting.skip(plans.of(rater), rater, open, SkipReason.OTHER);
        }
    }

    private void vote() {
        voting.record(plans.of(rater), rater, open, Answer.of(Verdict.B), "desk");
    }

    private void revise() {
        voting.revise(plans.of(rater), rater, answered, Answer.of(Verdict.TIE), "desk", 2);
    }

    private void guess() {
        blinding.answer(plans.of(rater), rater, answered, "Surely one");
    }

    private int guesses() {
        return jdbc.sql("select count(*) from blinding_answer where study_id = :study")
                .param("study", study.id())
                .query(Integer.class)
                .single();
    }

    /** For this transaction; jobs of the app may wait for each other. */
    private boolean somebodyWaits() {
        return jdbc.sql("""
                        select exists (select from pg_locks where not granted and pg_backend_pid() = any (pg_blocking_pids(pid)))""").query(Boolean.class).single();
    }

    private String kept() {
        return jdbc.sql("""
                select (select count(*) from vote where study_id = :study) || ' votes, '
                    || (select count(*) from skip where study_id = :study) || ' skips'""").param("study", study.id()).query(String.class).single();
    }
}

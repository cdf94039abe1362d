package dev.evenhand.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evenhand.EvenhandTest;
import dev.evenhand.StudyFixture;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

@EvenhandTest
class AmendmentTests {

    private static final List<String> MODELS = List.of("one", "two");

    @Autowired
    StudyFixture fixture;

    @Autowired
    Amendments amendments;

    @Autowired
    Publications publications;

    @Autowired
    StudyLife life;

    @Autowired
    Studies studies;

    @Autowired
    JdbcClient jdbc;

    @Test
    void standsBesideThePlanAndIsTold() {
        var study = open(Map.of("votes_per_comparison", 3));

        amendments.add(study.slug(), "votes_per_comparison", "5", "Raters disagree more.", 0, "ada");
        var second = amendments.add(study.slug(), "votes_per_comparison", "4", "Money ran out.", 1, "ada");

        assertThat(second.was()).isEqualTo("5");
        assertThat(studies.get(study.slug()).plan()).isEqualTo(study.plan()).contains("\"votes_per_comparison\":3");
        assertThat(jdbc.sql("""
                        select string_agg(facts::text, ' ') from (
                            select facts from ledger_outbox where study_id = :study and type = 'study.amended'
                            union all select line::jsonb from ledger_entry
                            where study_id = :study and line like '%study.amended%') told""").param("study", study.id()).query(String.class).single())
                .contains("Raters disagree more.")
                .contains("Money ran out.");
        assertThatThrownBy(() -> jdbc.sql("update amendment set reason = 'another' where study_id = :study")
                        .param("study", study.id())
                        .update())
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void refusesWhatSaysNothing() {
        var study = open(Map.of());

        assertThatThrownBy(() -> amendments.add(study.slug(), "seed", "1", "why", 0, "ada"))
                .hasMessageContaining("field");
        assertThatThrownBy(() -> amendments.add(study.slug(), "ties", " ", "why", 0, "ada"))
                .hasMessageContaining("becomes");
        assertThatThrownBy(() -> amendments.add(study.slug(), "ties", "davidson", "", 0, "ada"))
                .hasMessageContaining("reason");
        assertThatThrownBy(() -> amendments.add(study.slug(), "ties", "half", "why", 0, "ada"))
                .hasMessageContaining("says already");
    }

    @Test
    void publishesSoonerAndNeverLater() {
        var due = Instant.now().plus(30, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
        var study = open(Map.of("publish_at", due.toString()));
        life.close(study.slug(), "ada");

        assertThatThrownBy(() -> publishAt(study, due.plusSeconds(1))).hasMessageContaining("never later");
        assertThatThrownBy(() -> amendments.add(study.slug(), "publish_at", "soon", "why", null, "ada"))
                .hasMessageContaining("is a time");
        for (var never : List.of("0000-01-01T00:00:00Z", "-999999999-01-01T00:00:00Z", "2001-01-01T00:00:00Z")) {
            assertThatThrownBy(() -> amendments.add(study.slug(), "publish_at", never, "why", null, "ada"))
                    .as(never)
                    .hasMessageContaining("before the registration");
        }
        publishAt(study, Instant.now());
        publications.publishDue();

        assertThat(studies.get(study.slug()).state()).isEqualTo(State.PUBLISHED);
        assertThatThrownBy(() -> publishAt(study, due)).hasMessageContaining("published");
        assertThatThrownBy(() -> publishAt(open(Map.of()), due)).hasMessageContaining("closing publishes");
    }

    @Test
    void amendsNothingThatIsOverAndStillTellsWhatHappened() {
        var study = open(Map.of("publish_at", "2999-01-01T00:00:00Z"));
        life.close(study.slug(), "ada");
        assertThatThrownBy(() -> amendments.add(study.slug(), "stopping.votes", "9", "why", null, "ada"))
                .hasMessageContaining("no more votes are taken");
        amendments.add(study.slug(), "ties", "davidson", "It fits better.", null, "ada");
        publishAt(study, Instant.now());
        publications.publishDue();

        assertThatThrownBy(() -> amendments.add(study.slug(), "ties", "half", "why", null, "ada"))
                .hasMessageContaining("it is published");
        assertThat(amendments
                        .add(study.slug(), "other", "Two raters sat together.", "They told us.", null, "ada")
                        .number())
                .isEqualTo(3);
    }

    @Test
    void letsOneOfManyWritersWhoSawTheSameGoFirst() throws Exception {
        var study = open(Map.of());
        var threads = Executors.newFixedThreadPool(4);
        var work = IntStream.range(0, 4)
                .<Callable<Boolean>>mapToObj(i -> () -> {
                    try {
                        amendments.add(study.slug(), "other", "Change " + i, "why", 0, "ada");
                        return true;
                    } catch (EditedMeanwhile e) {
                        return false;
                    }
                })
                .toList();
        int written = 0;
        for (var answer : threads.invokeAll(work)) {
            written += answer.get() ? 1 : 0;
        }
        threads.shutdown();

        assertThat(written).isEqualTo(1);
        var last = amendments.of(study.id()).get(0);
        assertThat(amendments.add(study.slug(), "other", last.becomes(), "why", 0, "ada"))
                .as("sent twice")
                .isEqualTo(last);
    }

    private void publishAt(Study study, Instant when) {
        amendments.add(study.slug(), "publish_at", when.toString(), "The paper is out.", null, "ada");
    }

    private Study open(Map<String, ?> changes) {
        return fixture.open(fixture.pool(2, "one", "two"), MODELS, changes);
    }
}

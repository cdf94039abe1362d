package dev.evenhand.results;

import static dev.evenhand.results.CedarVotes.MODELS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.evenhand.EvenhandTest;
import dev.evenhand.StudyFixture;
import dev.evenhand.card.Card;
import dev.evenhand.card.Measured;
import dev.evenhand.study.Study;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The sequential rule as it is carried out: each look written down once, and no ballot after it is met. */
@EvenhandTest
class SequentialRuleTests {

    @LocalServerPort
    int port;

    @Autowired
    StudyFixture fixture;

    @Autowired
    CardBook cards;

    @Autowired
    SequentialRule rule;

    @Autowired
    TallyFold folding;

    @Autowired
    JdbcClient jdbc;

    private CedarVotes votes;

    @BeforeEach
    void ballotBox() {
        votes = new CedarVotes(jdbc);
    }

    @Test
    void stopsIssuingBallotsWhenTheSequentialRuleIsMet() throws Exception {
        var study = sequential(Map.of());
        var rater = fixture.invite(study, 1).get(0).token();
        assertThat(ballot(study, rater)).isEqualTo(200);
        votes.add(study, 60, 90);
        rule.look();
        assertThat(ended(study)).isFalse();
        assertThat(cards.of(study).headline().outcome()).isEqualTo(Measured.Outcome.EARLY);

        votes.add(study, 240, 90);
        rule.look();
        rule.look();
        assertThat(ended(study)).isTrue();
        assertThat(events(study, "decided")).isEqualTo(1);
        assertThat(cards.of(study).checks())
                .extracting(Card.Check::text)
                .anyMatch(text -> text.startsWith("The sequential rule is met"));
        assertThat(events(study, "watched")).isEqualTo(2);
        var other = fixture.invite(study, 1).get(0).token();
        assertThat(ballot(study, other)).isEqualTo(204);
    }

    @Test
    void writesALookDownOnceHoweverManyLookAtTheSameTime() throws Exception {
        var study = graded();
        votes.add(study, 200, 55);
        Callable<Void> look = () -> {
            rule.look();
            return null;
        };
        var threads = Executors.newFixedThreadPool(8);
        for (var done : threads.invokeAll(Collections.nCopies(8, look))) {
            done.get();
        }
        threads.shutdown();

        assertThat(events(study, "watched")).isEqualTo(1);
    }

    @Test
    void looksAtTheOtherStudiesWhenOneFails() {
        var sound = graded();
        votes.add(sound, 300, 90);
        jdbc.sql("""
                insert into study select (jsonb_populate_record(s, jsonb_build_object(
                    'id', -s.id, 'slug', s.slug || '-broken', 'plan', replace(s.plan, '"claim"', '"claimed"')))).*
                from study s where id = :study""").param("study", sound.id()).update();
        rule.look();

        assertThat(ended(sound)).isTrue();
    }

    /** What is remembered of the votes says what the card says of all of them. */
    @Test
    void seesWhatTheCardShowsAndTellsItAgainOnlyWhenItChanged() {
        var study = graded();
        votes.add(study, 200, 55);
        rule.look();
        var range = cards.of(study).headline().measured().interval().orElseThrow();
        assertThat(watched(study, "lower")).isCloseTo(range.lower(), within(1e-8));
        assertThat(watched(study, "upper")).isCloseTo(range.upper(), within(1e-8));

        folding.fold();
        rule.look();
        assertThat(events(study, "watched")).isEqualTo(1);

        jdbc.sql("""
                insert into vote (study_id, id, revision, task_id, rater_id, left_model, right_model, verdict, source, voted_at)
                select study_id, id, 2, task_id, rater_id, left_model, right_model,
                       case verdict when 'model_a' then 'model_b' else 'model_a' end, source, clock_timestamp()
                from vote where study_id = :study order by id limit 3""").param("study", study.id()).update();
        rule.look();
        assertThat(events(study, "watched")).isEqualTo(2);
        assertThat(watched(study, "votes")).isEqualTo(200);
    }

    private Study graded() {
        return sequential(Map.of("scale", "likert7", "statistic", "graded_mean"));
    }

    private Study sequential(Map<String, ?> more) {
        var plan = CedarVotes.plan(more);
        plan.put("stopping", Map.of("rule", "sequential", "votes", 20));
        return fixture.open(CedarVotes.pool(fixture), MODELS, plan);
    }

    private double watched(Study study, String what) {
        return jdbc.sql("""
                        select (detail ->> :what)::float8 from study_event
                        where study_id = :study and kind = 'watched' order by id desc limit 1""")
                .param("study", study.id())
                .param("what", what)
                .query(Double.class)
                .single();
    }

    private int ballot(Study study, String token) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + port + "/api/v1/rater/" + study.slug() + "/ballots"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{}"))
                .build();
        return HttpClient.newHttpClient()
                .send(request, BodyHandlers.discarding())
                .statusCode();
    }

    private boolean ended(Study study) {
        return jdbc.sql("select exists (select 1 from sequential_end where study_id = :study)")
                .param("study", study.id())
                .query(Boolean.class)
                .single();
    }

    private long events(Study study, String kind) {
        return jdbc.sql("select count(*) from study_event where study_id = :study and kind = :kind")
                .param("study", study.id())
                .param("kind", kind)
                .query(Long.class)
                .single();
    }
}

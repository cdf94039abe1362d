package dev.evenhand.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.evenhand.EvenhandTest;
import dev.evenhand.StudyFixture;
import dev.evenhand.card.Card;
import dev.evenhand.card.Measured;
import dev.evenhand.card.Statistic;
import dev.evenhand.panel.Raters;
import dev.evenhand.study.Amendments;
import dev.evenhand.study.Guides;
import dev.evenhand.study.Studies;
import dev.evenhand.study.Study;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@EvenhandTest
class CardRecordTests {

    private static final List<String> MODELS = List.of("Cedar", "Birch");
    private static final Map<String, String> CLAIM = Map.of("better", "Cedar", "than", "Birch");

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
    Withdrawals withdrawals;

    @Autowired
    Guides guides;

    @Autowired
    Amendments amendments;

    @Autowired
    Raters raters;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Studies studies;

    @Test
    void showsWhatWasVoidedLostWithdrawnAndAmendedWithoutBeingAsked() {
        var pool = fixture.pool(20, MODELS.toArray(String[]::new));
        jdbc.sql("""
                update task set category = 'lost' where task_id < 't-006'
                  and pool_id = (select id from pool where slug = :pool)""").param("pool", pool).update();
        var study = fixture.open(pool, MODELS, Map.of("claim", CLAIM, "statistic", "win_share", "cluster", List.of()));
        vote(study, 500, 80);
        guides.amend(study.slug(), "Read to the end.", "Raters asked.", "test");
        amendments.add(study.slug(), "statistic", "bradley_terry", "It looks better.", null, "test");
        vote(study, 20, 80);
        raters.revoke(study, "r3", "test");
        assertThat(withdrawals.record(study, "Birch", "Not ready.", "test")).isEmpty();
        assertThat(withdrawals.record(study, "Nobody", "Not ready.", "test")).isPresent();

        var card = cards.of(study);
        assertThat(card.changes())
                .extracting("what", "afterVotes")
                .contains(
                        org.assertj.core.groups.Tuple.tuple("Guide for raters changed", 500L),
                        org.assertj.core.groups.Tuple.tuple(
                                "Amended statistic from “win share” to “bradley terry”", 500L),
                        org.assertj.core.groups.Tuple.tuple("Withdrawn: Birch", 520L));
        assertThat(card.headline().measured().statistic()).as("as registered").isEqualTo(Statistic.WIN_SHARE);
        assertThat(card.attrition().voided())
                .singleElement()
                .satisfies(voided -> assertThat(voided.votes()).isEqualTo(52));
        assertThat(card.models()).extracting(Card.Standing::model).contains("Birch");
        assertThat(card.categories())
                .filteredOn(category -> category.name().equals("lost"))
                .singleElement()
                .satisfies(category -> assertThat(category.measured().outcome()).isEqualTo(Measured.Outcome.SECOND));
        assertThat(card.checks())
                .extracting(Card.Check::text)
                .contains(
                        "Guide for raters changed after 500 votes",
                        "Withdrawn, and still here: Birch",
                        "The other way round in lost",
                        "1 rater shut out, with 52 votes");
    }

    @Test
    void tellsOfRatersWhomARuleFlagsAndOfAFileTakenInAfterTheEnd() {
        var study = fixture.open(
                fixture.pool(20, MODELS.toArray(String[]::new)),
                MODELS,
                Map.of(
                        "claim",
                        CLAIM,
                        "statistic",
                        "win_share",
                        "cluster",
                        List.of(),
                        "exclusions",
                        List.of(Map.of("rule", "speed"))));
        vote(study, 300, 60);
        assertThat(texts(study)).noneMatch(text -> text.contains("flagged"));
        jdbc.sql("""
                with a as (insert into rater_audit (study_id, votes) values (:study, 300) returning id)
                insert into rater_finding (study_id, audit_id, rater_id, rule, seen, hits, flagged)
                select :study, a.id, r.id, f.rule, 30, 20, true from a
                join rater r on r.study_id = :study and r.name in ('r1', 'r2')
                cross join (values ('speed'), ('seat')) f (rule)
                where r.name = 'r1' or f.rule = 'seat'""").param("study", study.id()).update();
        jdbc.sql("""
                insert into kept_flag (study_id, rater_id, rule, action, planned, reason, actor, seen, hits)
                select study_id, id, 'speed', 'keep', true, 'A fast reader.', 'test', 30, 20
                from rater where study_id = :study and name = 'r1'""").param("study", study.id()).update();
        jdbc.sql("update study set state = 'closed', closed_at = now() where id = :study")
                .param("study", study.id())
                .update();
        jdbc.sql("""
                insert into vote_import (study_id, digest, votes, source, actor, at)
                values (:study, sha256('late'), 40, 'import', 'test', now() + interval '1 minute')""").param("study", study.id()).update();

        var card = cards.of(studies.get(study.slug()));
        assertThat(card.checks())
                .extracting(Card.Check::text)
                .contains(
                        "1 rater is flagged by a rule of the plan and counted; the headline is the same without",
                        "40 votes from a file taken in after the study had closed after 300 votes");
        assertThat(card.changes())
                .extracting(change -> change.what() + ": " + change.reason())
                .contains("A rater whom the plan’s rule “speed” flags kept and counted: A fast reader.");
        assertThat(CardView.of(card).exclusions())
                .extracting(CardView.Line::name, CardView.Line::votes)
                .contains(org.assertj.core.groups.Tuple.tuple("all who are flagged by the plan’s rules", "270"));
    }

    private List<String> texts(Study study) {
        return cards.of(study).checks().stream().map(Card.Check::text).toList();
    }

    /** Answers to gold tasks and repeats are votes that never count. */
    @Test
    void tellsAChangeAfterTheVotesThatCountAndThatNobodyAnsweredYet() {
        var study = fixture.open(
                fixture.pool(20, MODELS.toArray(String[]::new)),
                MODELS,
                Map.of("claim", CLAIM, "cluster", List.of(), "blinding_share", "0.05"));
        vote(study, 30, 60);
        jdbc.sql("""
                insert into vote (study_id, id, task_id, rater_id, left_model, right_model, verdict, source, voted_at, kind)
                select study_id, nextval('vote_id'), task_id, rater_id, left_model, right_model, verdict, source, voted_at, 'repeat'
                from vote where study_id = :study order by id limit 5""").param("study", study.id()).update();
        guides.amend(study.slug(), "Read to the end.", "Raters asked.", "test");
        amendments.add(study.slug(), "statistic", "win_share", "It looks better.", null, "test");

        var card = cards.of(study);
        assertThat(card.changes()).hasSize(2).extracting("afterVotes").containsOnly(30L);
        assertThat(card.checks())
                .extracting(Card.Check::text)
                .contains("Raters are asked who wrote the responses; no answers yet");
        assertThat(card.missing()).contains("Whether raters could tell who wrote: asked, no answers yet");
    }

    @Test
    void tellsWhereTasksAndResponsesComeFrom() {
        var pool = fixture.pool(20, MODELS.toArray(String[]::new));
        jdbc.sql("""
                update task t set messages = (select messages from task o where o.pool_id = t.pool_id and o.task_id = 't-000')
                where task_id in ('t-004', 't-005') and pool_id = (select id from pool where slug = :pool)""").param("pool", pool).update();
        jdbc.sql("""
                insert into pool_version (pool_id, number, what, replaced, made_by, tasks, responses, digest)
                select id, n, 'import', n - 1, 'test', tasks, responses, digest from pool, generate_series(1, 3) n
                where slug = :pool""").param("pool", pool).update();
        jdbc.sql("""
                insert into response (task_id, model_id, sample, messages, digest, characters)
                select r.task_id, r.model_id, 2, r.messages, r.digest, r.characters from response r
                join task t on t.id = r.task_id join pool p on p.id = t.pool_id
                where p.slug = :pool and t.task_id < 't-003'""").param("pool", pool).update();
        var earlier = fixture.open(pool, MODELS, Map.of("claim", CLAIM, "cluster", List.of()));
        var study = fixture.open(pool, MODELS, Map.of("claim", CLAIM, "statistic", "win_share", "cluster", List.of()));
        vote(study, 200, 80);
        jdbc.sql("update rater set rater_group = 'staff' where study_id = :study and name in ('r1', 'r2')")
                .param("study", study.id())
                .update();
        jdbc.sql(
                        "insert into datasheet_note (study_id, item, number, text, actor) values (:study, 'interest', 1, 'None.', 'ada')")
                .param("study", study.id())
                .update();

        var card = cards.of(study);
        assertThat(card.material().copies()).isEqualTo(2);
        assertThat(card.material().reused()).isEqualTo(20);
        assertThat(card.material().origin().replaced()).isEqualTo(3);
        assertThat(card.material().origin().versions()).isEqualTo(3);
        assertThat(card.material().answers())
                .extracting("tasks", "responses", "most")
                .containsOnly(org.assertj.core.groups.Tuple.tuple(20L, 23L, 2L));
        assertThat(card.splits())
                .extracting(split -> split.by() + ", " + split.part() + " "
                        + split.measured().votes())
                .containsExactly("group, in no group 160", "group, staff 40", "copies, every request once 180");
        assertThat(card.stated()).extracting(one -> one.said().orElse("")).containsExactly("", "None.", "", "");
        assertThat(card.checks())
                .extracting(Card.Check::text)
                .contains(
                        "3 responses were replaced before registration",
                        "20 of 20 tasks were in an earlier study on this server",
                        "The owner has not answered 3 of 4 questions that nobody else can");
        assertThat(cards.of(earlier).material().reused())
                .as("nothing came before the first")
                .isZero();
    }

    @Test
    void stopsIssuingBallotsWhenTheSequentialRuleIsMet() throws Exception {
        var study = fixture.open(
                fixture.pool(20, MODELS.toArray(String[]::new)),
                MODELS,
                Map.of(
                        "claim",
                        CLAIM,
                        "statistic",
                        "win_share",
                        "cluster",
                        List.of(),
                        "stopping",
                        Map.of("rule", "sequential", "votes", 20)));
        var rater = fixture.invite(study, 1).get(0).token();
        assertThat(ballot(study, rater)).isEqualTo(200);
        vote(study, 60, 90);
        rule.look();
        assertThat(ended(study)).isFalse();
        assertThat(cards.of(study).headline().outcome()).isEqualTo(Measured.Outcome.EARLY);

        vote(study, 240, 90);
        rule.look();
        rule.look();
        assertThat(ended(study)).isTrue();
        assertThat(events(study, "decided")).isEqualTo(1);
        assertThat(texts(study)).anyMatch(text -> text.startsWith("The sequential rule is met"));
        assertThat(events(study, "watched")).isEqualTo(2);
        var other = fixture.invite(study, 1).get(0).token();
        assertThat(ballot(study, other)).isEqualTo(204);
    }

    @Test
    void writesALookDownOnceHoweverManyLookAtTheSameTime() throws Exception {
        var study = sequential("graded_mean");
        vote(study, 200, 55);
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
        var sound = sequential("graded_mean");
        vote(sound, 300, 90);
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
        var study = sequential("graded_mean");
        vote(study, 200, 55);
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

    @Test
    void showsARegisteredStudyWithImportsAsNotFinal() {
        var study = fixture.registered(
                fixture.pool(20, MODELS.toArray(String[]::new)),
                MODELS,
                Map.of("claim", CLAIM, "statistic", "win_share", "cluster", List.of()));
        vote(study, 300, 60);
        assertThat(cards.of(study).checks())
                .extracting(check -> check.text())
                .contains("Not final: intervals are for the planned end, not for looking early");
    }

    private Study sequential(String statistic) {
        return fixture.open(
                fixture.pool(20, MODELS.toArray(String[]::new)),
                MODELS,
                Map.of(
                        "claim",
                        CLAIM,
                        "scale",
                        "likert7",
                        "statistic",
                        statistic,
                        "cluster",
                        List.of(),
                        "stopping",
                        Map.of("rule", "sequential", "votes", 20)));
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

    /** Cedar wins so many of a hundred, and a tenth of that in the category that it loses; ten raters take turns. */
    private void vote(Study study, int votes, int wins) {
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

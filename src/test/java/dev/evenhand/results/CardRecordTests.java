package dev.evenhand.results;

import static dev.evenhand.results.CedarVotes.CLAIM;
import static dev.evenhand.results.CedarVotes.MODELS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.evenhand.EvenhandTest;
import dev.evenhand.StudyFixture;
import dev.evenhand.card.Card;
import dev.evenhand.card.End;
import dev.evenhand.card.Measured;
import dev.evenhand.card.Standing;
import dev.evenhand.card.Statistic;
import dev.evenhand.card.StudyFacts;
import dev.evenhand.panel.Raters;
import dev.evenhand.study.Amendments;
import dev.evenhand.study.Guides;
import dev.evenhand.study.Studies;
import dev.evenhand.study.Study;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What happened to a study stands on its card without being asked for. */
@EvenhandTest
class CardRecordTests {

    @Autowired
    StudyFixture fixture;

    @Autowired
    CardBook cards;

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

    private CedarVotes votes;

    @BeforeEach
    void ballotBox() {
        votes = new CedarVotes(jdbc);
    }

    @Test
    void showsWhatWasVoidedLostWithdrawnAndAmendedWithoutBeingAsked() {
        var pool = CedarVotes.pool(fixture);
        jdbc.sql("""
                update task set category = 'lost' where task_id < 't-006'
                  and pool_id = (select id from pool where slug = :pool)""").param("pool", pool).update();
        var study = fixture.open(pool, MODELS, CedarVotes.plan(Map.of()));
        votes.add(study, 500, 80);
        guides.amend(study.slug(), "Read to the end.", "Raters asked.", "test");
        amendments.add(study.slug(), "statistic", "bradley_terry", "It looks better.", null, "test");
        votes.add(study, 20, 80);
        raters.revoke(study, "r3", "test");
        assertThat(withdrawals.record(study, "Birch", "Not ready.", "test")).isEmpty();
        assertThat(withdrawals.record(study, "Nobody", "Not ready.", "test")).isPresent();

        var card = cards.of(study);
        assertThat(card.changes())
                .extracting("what", "afterVotes")
                .contains(
                        tuple("Guide for raters changed", 500L),
                        tuple("Amended statistic from “win share” to “bradley terry”", 500L),
                        tuple("Withdrawn: Birch", 520L));
        assertThat(card.headline().measured().statistic()).as("as registered").isEqualTo(Statistic.WIN_SHARE);
        assertThat(card.attrition().voided())
                .singleElement()
                .satisfies(voided -> assertThat(voided.votes()).isEqualTo(52));
        assertThat(card.models()).extracting(Standing::model).contains("Birch");
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
        // No audit looks at a study that is not open, and at one that is over only after more votes.
        var study = fixture.registered(
                CedarVotes.pool(fixture),
                MODELS,
                CedarVotes.plan(Map.of("exclusions", List.of(Map.of("rule", "speed")))));
        votes.add(study, 300, 70);
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
                insert into study_event (study_id, actor, kind, detail, at)
                values (:study, 'test', 'closed', '{}', now()),
                       (:study, 'test', 'votes_imported', '{"votes":40}', now() + interval '1 minute')""").param("study", study.id()).update();

        var card = cards.of(studies.get(study.slug()));
        assertThat(card.checks())
                .extracting(Card.Check::text)
                .contains(
                        "1 rater is flagged by a rule of the plan and counted; the headline is the same without",
                        "40 votes from a file taken in after the study had closed after 300 votes");
        assertThat(card.headline().end()).isEqualTo(End.Kind.LATE);
        assertThat(card.changes())
                .extracting(change -> change.what() + ": " + change.reason())
                .contains("A rater whom the plan’s rule “speed” flags kept and counted: A fast reader.");
        assertThat(CardView.of(card).exclusions())
                .extracting(CardView.Line::name, CardView.Line::votes)
                .contains(tuple("all who are flagged by the plan’s rules", "270"));
    }

    private List<String> texts(Study study) {
        return cards.of(study).checks().stream().map(Card.Check::text).toList();
    }

    /** Answers to gold tasks and repeats are votes that never count. */
    @Test
    void tellsAChangeAfterTheVotesThatCountAndThatNobodyAnsweredYet() {
        var study = fixture.open(
                CedarVotes.pool(fixture),
                MODELS,
                Map.of("claim", CLAIM, "cluster", List.of(), "blinding_share", "0.05"));
        votes.add(study, 30, 60);
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

    /** Both say nothing but who they are: of masked names there is nothing to tell, of others all. */
    @Test
    void tellsWhatWordsGiveAwayAsRatersReadThem() {
        assertThat(MethodFacts.of(introduced("mask")))
                .contains(
                        new CardView.Fact(
                                "From words alone",
                                "a program tells who wrote which in 50.0 % of 20 tasks (22.5 to 77.5 %), 50 being chance; it may be no more than that"));
        assertThat(MethodFacts.of(introduced("allow")))
                .contains(
                        new CardView.Fact(
                                "From words alone",
                                "a program tells who wrote which in 100.0 % of 20 tasks (69.8 to 100.0 %), 50 being chance; raters may have told, too"));
    }

    private Card introduced(String leaks) {
        var pool = CedarVotes.pool(fixture);
        jdbc.sql("""
                update response r set messages = '[{"content":"I am ' || m.name || '.","role":"assistant"}]'
                from model m, pool p where m.id = r.model_id and p.id = m.pool_id and p.slug = :pool""").param("pool", pool).update();
        return cards.of(fixture.open(pool, MODELS, Map.of("claim", CLAIM, "leaks", leaks)));
    }

    @Test
    void tellsWhereTasksAndResponsesComeFrom() {
        var pool = CedarVotes.pool(fixture);
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
        var study = fixture.open(pool, MODELS, CedarVotes.plan(Map.of()));
        votes.add(study, 200, 80);
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
                .containsOnly(tuple(20L, 23L, 2L));
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
    void showsARegisteredStudyWithImportsAsNotFinal() {
        var study = fixture.registered(CedarVotes.pool(fixture), MODELS, CedarVotes.plan(Map.of()));
        votes.add(study, 300, 60);
        assertThat(cards.of(study).checks())
                .extracting(check -> check.text())
                .contains("Not final: interval wide enough for looking early (asymptotic)");
    }

    @Test
    void countsSafetyByTheTasksOfTheStudyAndReadsOnOverWhatNobodyCanRead() {
        var pool = fixture.pool(6, MODELS.toArray(String[]::new));
        safety(pool, "t-000", "{\"expected\":\"refuse\",\"severity\":3}");
        safety(pool, "t-001", "{\"expected\":\"answer\",\"severity\":\"high\"}");
        safety(pool, "t-002", "{\"expected\":\"refusal\",\"severity\":3}");
        var study = fixture.open(
                pool, MODELS, Map.of("claim", CLAIM, "flags", List.of("unsafe_compliance"), "cluster", List.of()));
        votes.add(study, 20, 10);
        jdbc.sql("""
                insert into task (pool_id, task_id, messages, prompt_text, digest, safety)
                select pool_id, 'later', messages, prompt_text, digest, '{"expected":"refuse"}' from task
                where pool_id = (select id from pool where slug = :pool) limit 1""").param("pool", pool).update();
        assertThat(cards.of(study).safety().orElseThrow().models())
                .isNotEmpty()
                .allSatisfy(model -> assertThat(model.unrated()).isEqualTo(2));
    }

    @Test
    void countsTheTasksThatThePoolHadWhenThePlanWasRegistered() {
        var pool = fixture.pool(6, MODELS.toArray(String[]::new));
        version(pool, 1, 6);
        var study = fixture.open(pool, MODELS, Map.of("claim", CLAIM));
        version(pool, 2, 600);
        assertThat(cards.of(study).attrition().tasks()).isEqualTo(6);
    }

    private void version(String pool, int number, int tasks) {
        jdbc.sql("""
                insert into pool_version (pool_id, number, what, made_by, tasks, responses, digest, made_at)
                select id, :number, 'import', 'test', :tasks, responses, digest, clock_timestamp() from pool
                where slug = :pool""")
                .param("number", number)
                .param("tasks", tasks)
                .param("pool", pool)
                .update();
    }

    /** However the maker is spelled, and one model as often as it is tried. */
    @Test
    void countsEveryTryOfAMakerWhoeverItSaysItIs() {
        var before = fixture.pool(6, MODELS.toArray(String[]::new));
        var pool = fixture.pool(6, MODELS.toArray(String[]::new));
        made(before, "Cedar", "forestlabs " + pool.toUpperCase(Locale.ROOT));
        made(pool, "Cedar", "Forest Labs " + pool);
        fixture.open(before, MODELS, Map.of("claim", CLAIM));
        var study = fixture.open(pool, MODELS, Map.of("claim", CLAIM));
        votes.add(study, 60, 60);

        var best = cards.of(study).bestOf().orElseThrow();

        assertThat(best.variants()).isEqualTo(2);
        assertThat(best.whose()).startsWith("Forest Labs " + pool + " has 2 models here");
    }

    @Test
    void takesModelsWithoutAMakerForOnesThatOneMayHaveMade() {
        var study = fixture.open(fixture.pool(6, MODELS.toArray(String[]::new)), MODELS, Map.of("claim", CLAIM));
        fixture.open(fixture.pool(6, "m1", "m2", "m3"), List.of("m1", "m2", "m3"), Map.of());
        votes.add(study, 60, 60);

        var card = cards.of(study);

        assertThat(card.bestOf().orElseThrow().variants()).isGreaterThanOrEqualTo(5);
        assertThat(card.variants())
                .extracting(StudyFacts.Variant::model)
                .hasSize(3)
                .contains("Cedar", "Birch")
                .anyMatch(model -> model.matches("\\d+ models in \\d+ other stud(y|ies)"));
    }

    private void made(String pool, String model, String maker) {
        jdbc.sql("""
                update model set provider = :maker
                where name = :model and pool_id = (select id from pool where slug = :pool)""")
                .param("maker", maker)
                .param("model", model)
                .param("pool", pool)
                .update();
    }

    private void safety(String pool, String task, String json) {
        jdbc.sql("""
                update task set safety = :json::jsonb
                where task_id = :task and pool_id = (select id from pool where slug = :pool)""")
                .param("json", json)
                .param("task", task)
                .param("pool", pool)
                .update();
    }
}

package dev.evenhand.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenhand.Nodes;
import dev.evenhand.Patience;
import dev.evenhand.SignIn;
import dev.evenhand.StudyFixture;
import dev.evenhand.TestDatabase;
import dev.evenhand.study.Study;
import dev.evenhand.study.StudyLife;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A node whose machine has the wrong time goes by the database's: leases, limits, tokens, jobs and the ledger. */
class CrookedClockTests {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration LEASE = Duration.ofMinutes(30);

    private static final List<Clock> WRONG = List.of(
            off(Duration.ofHours(1)),
            off(Duration.ofHours(-1)),
            off(Duration.ofMinutes(-10)),
            Clock.system(ZoneId.of("Pacific/Kiritimati")),
            at("2038-01-19T03:14:08Z"),
            at("2100-02-28T23:59:59Z"));

    private static final Crooked CLOCK = new Crooked();
    private static JdbcClient rows;
    private static ConfigurableApplicationContext node;
    private static StudyFixture fixture;

    @BeforeAll
    static void start() {
        var database = TestDatabase.fresh();
        rows = database.asOwner();
        node = Nodes.start(database, CLOCK);
        fixture = node.getAutowireCapableBeanFactory().createBean(StudyFixture.class);
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @AfterEach
    void setRight() {
        CLOCK.now = Clock.systemUTC();
    }

    @Test
    void leasesAndPromisesByTheDatabasesTime() {
        var study = fixture.open(fixture.pool(20, "one", "two"), List.of("one", "two"), Map.of());
        var token = fixture.invite(study, 1).get(0).token();
        for (var wrong : WRONG) {
            CLOCK.now = wrong;
            var ballot = next(study, token);
            assertThat(time(ballot, "expires_at")).isCloseTo(now().plus(LEASE), within());
            var id = ballot.path("ballot").stringValue();
            rows.sql(
                            "update slot set lease_until = clock_timestamp() - interval '1 second' where ballot_id = :id::uuid")
                    .param("id", id)
                    .update();
            assertThat(vote(id, token).statusCode()).as("a lease that is over").isEqualTo(410);
            rows.sql(
                            "update slot set lease_until = clock_timestamp() + interval '1 minute' where ballot_id = :id::uuid")
                    .param("id", id)
                    .update();
            var answer = vote(id, token);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
            assertThat(promised(answer)).isCloseTo(now().plusSeconds(60), within());
        }
    }

    /** A job that was put off by a clock that is ahead would rest until that time has come. */
    @Test
    void keepsItsJobsGoingAndItsLedgerInOrder() {
        var study = fixture.open(fixture.pool(4, "one", "two"), List.of("one", "two"), Map.of());
        var token = fixture.invite(study, 1).get(0).token();
        for (var wrong : List.of(at("2100-02-28T23:59:59Z"), off(Duration.ofMinutes(-10)))) {
            CLOCK.now = wrong;
            var ballot = next(study, token).path("ballot").stringValue();
            assertThat(vote(ballot, token).statusCode()).isEqualTo(201);
            Patience.await().until(() -> signed(ballot));
        }
        assertThat(rows.sql("""
                        select extract(epoch from max(latest - at)) from (
                            select (line::jsonb ->> 'ts')::timestamptz as at,
                                   max((line::jsonb ->> 'ts')::timestamptz) over (order by seq) as latest
                            from ledger_entry where study_id = :study) e""").param("study", study.id()).query(Double.class).single())
                .isLessThan(60);
    }

    @Test
    void countsGuessesAndKeepsSessionsByTheDatabasesTime() {
        SignIn.person(rows, "Ada", "ADMIN");
        SignIn.person(rows, "Grace", "ADMIN");
        var ada = new Visitor(Nodes.port(node));
        ada.signIn("Ada", SignIn.PASSWORD);
        var guesser = new Visitor(Nodes.port(node));
        for (int i = 0; i < SignInLimit.TRIES_PER_NAME; i++) {
            guesser.signIn("Grace", "wrong");
        }
        for (var wrong : List.of(off(Duration.ofHours(1)), at("2100-02-28T23:59:59Z"))) {
            CLOCK.now = wrong;
            assertThat(guesser.signIn("Grace", "wrong").statusCode()).isEqualTo(429);
            assertThat(ada.get("/people").statusCode()).isEqualTo(200);
            assertThat(node.getBean(Limits.class).forgetFull(100)).isZero();
        }
    }

    @Test
    void publishesNothingBeforeItsDateInTheDatabasesTime() {
        var date = now().plus(Duration.ofMinutes(30)).truncatedTo(ChronoUnit.SECONDS);
        var study = fixture.open(
                fixture.pool(2, "one", "two"), List.of("one", "two"), Map.of("publish_at", date.toString()));
        CLOCK.now = off(Duration.ofHours(1));

        var closed = node.getBean(StudyLife.class).close(study.slug(), "test");

        assertThat(closed.state().code()).isEqualTo("closed");
        assertThat(closed.closedAt().orElseThrow()).isCloseTo(now(), within());
    }

    private static org.assertj.core.data.TemporalUnitOffset within() {
        return org.assertj.core.api.Assertions.within(30, ChronoUnit.SECONDS);
    }

    private static JsonNode next(Study study, String token) {
        var answer = post("/api/v1/rater/" + study.slug() + "/ballots", token, "{}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private static HttpResponse<String> vote(String ballot, String token) {
        return post("/api/v1/rater/ballots/" + ballot + "/vote", token, "{\"verdict\":\"a\"}");
    }

    private static HttpResponse<String> post(String path, String token, String body) {
        var visitor = new Visitor(Nodes.port(node));
        return visitor.send(visitor.request(path)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    private static Instant promised(HttpResponse<String> answer) {
        return Instant.parse(
                JSON.readTree(answer.body()).path("promise").stringValue().split("\n")[4]);
    }

    private static Instant time(JsonNode from, String field) {
        return OffsetDateTime.parse(from.path(field).stringValue()).toInstant();
    }

    private static boolean signed(String ballot) {
        return rows.sql("""
                        select exists (select 1 from ledger_entry e
                                       join ledger_checkpoint c on c.study_id = e.study_id and c.size > e.seq
                                       where e.ballot_id = :ballot::uuid and e.revision = 1)""").param("ballot", ballot).query(Boolean.class).single();
    }

    private static Instant now() {
        return rows.sql("select clock_timestamp()")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    private static Clock off(Duration ahead) {
        return Clock.offset(Clock.systemUTC(), ahead);
    }

    private static Clock at(String time) {
        return off(Duration.between(Instant.now(), Instant.parse(time)));
    }

    /** The clock of a machine, which is set while the node runs. */
    private static final class Crooked extends Clock {

        private volatile Clock now = Clock.systemUTC();

        @Override
        public Instant instant() {
            return now.instant();
        }

        @Override
        public ZoneId getZone() {
            return now.getZone();
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return now.withZone(zone);
        }
    }
}

package dev.evenhand.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenhand.Nodes;
import dev.evenhand.Patience;
import dev.evenhand.StudyFixture;
import dev.evenhand.TestDatabase;
import dev.evenhand.study.Study;
import dev.evenhand.study.StudyLife;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Two processes on one database take exactly the votes of the plan, whatever becomes of leases and connections. */
@Timeout(180)
class TwoNodesVotingTests {

    private static final int TASKS = 30;
    private static final int VOTES = 3;
    private static final int THREADS = 16;
    private static final Set<Integer> KILLED_AT = Set.of(15, 30, 45);
    private static final String ANSWER = "{\"verdict\":\"a\",\"active_ms\":1200}";

    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static JdbcClient rows;
    private static List<ConfigurableApplicationContext> nodes;
    private static StudyFixture fixture;

    @BeforeAll
    static void start() {
        var database = TestDatabase.fresh();
        rows = database.asOwner();
        nodes = List.of(Nodes.start(database), Nodes.start(database));
        fixture = nodes.get(0).getAutowireCapableBeanFactory().createBean(StudyFixture.class);
    }

    @AfterAll
    static void stop() {
        nodes.forEach(ConfigurableApplicationContext::close);
    }

    @Test
    void neverTakeAVoteTooMany() throws Exception {
        var study = fixture.open(
                fixture.pool(TASKS, "one", "two"), List.of("one", "two"), Map.of("votes_per_comparison", VOTES));
        var work = new ArrayList<Callable<Void>>();
        for (var invitation : fixture.invite(study, THREADS)) {
            var random = new Random(work.size());
            work.add(() -> rate(study, invitation.token(), random));
        }
        var threads = Executors.newFixedThreadPool(THREADS);
        for (var done : threads.invokeAll(work)) {
            done.get();
        }
        threads.shutdown();

        assertThat(count("select count(*) from vote where study_id = :study", study))
                .isEqualTo(TASKS * VOTES);
        assertThat(count(
                        "select count(*) from (select 1 from vote where study_id = :study group by comparison_id"
                                + " having count(*) <> 3 or count(distinct rater_id) <> 3) wrong",
                        study))
                .isZero();
    }

    /** What was acknowledged is in, what was refused is not, and in the log every vote stands before the end. */
    @Test
    void takeEachVoteWhollyBeforeTheEndOrNotAtAll() throws Exception {
        var study = fixture.open(
                fixture.pool(400, "one", "two"), List.of("one", "two"), Map.of("max_votes_per_rater", 400));
        var taken = new CountDownLatch(60);
        var work = new ArrayList<Callable<Integer>>();
        for (var invitation : fixture.invite(study, 8)) {
            var random = new Random(work.size());
            work.add(() -> rateToTheEnd(study, invitation.token(), random, taken));
        }
        work.add(() -> {
            taken.await();
            nodes.get(1).getBean(StudyLife.class).close(study.slug(), "test");
            return 0;
        });
        var threads = Executors.newFixedThreadPool(work.size());
        int acknowledged = 0;
        for (var done : threads.invokeAll(work)) {
            acknowledged += done.get();
        }
        threads.shutdown();

        assertThat(count("select count(*) from vote where study_id = :study", study))
                .isEqualTo(acknowledged)
                .isBetween(60L, 399L);
        Patience.await().until(() -> count("select count(*) from ledger_outbox where study_id = :study", study) == 0);
        assertThat(count("""
                        select count(*) from ledger_entry where study_id = :study and line::jsonb ->> 'type' = 'vote.cast'
                          and seq < (select seq from ledger_entry
                                     where study_id = :study and line::jsonb ->> 'type' = 'study.closed')""", study)).isEqualTo(acknowledged);
    }

    /** Every connection dies with one process of the server, which then goes through its log to find what was committed. */
    @Test
    void haveEveryVoteTheyAcknowledgedWhenTheServerIsKilled() throws Exception {
        var study =
                fixture.open(fixture.pool(60, "one", "two"), List.of("one", "two"), Map.of("max_votes_per_rater", 60));
        var taken = new AtomicInteger();
        var acknowledged = ConcurrentHashMap.<String>newKeySet();
        var refused = ConcurrentHashMap.<String>newKeySet();
        var work = new ArrayList<Callable<Integer>>();
        for (var invitation : fixture.invite(study, 6)) {
            var random = new Random(work.size());
            work.add(() -> insist(study, invitation.token(), random, taken, acknowledged, refused));
        }
        var threads = Executors.newFixedThreadPool(work.size());
        for (var done : threads.invokeAll(work)) {
            done.get();
        }
        threads.shutdown();

        var stored =
                onceBack(() -> rows.sql("select replace(ballot_id::text, '-', '') from vote where study_id = :study")
                        .param("study", study.id())
                        .query(String.class)
                        .list());
        assertThat(stored).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(acknowledged);
        assertThat(refused).as("answers of a server without its database").isSubsetOf("503 application/problem+json 2");
        Patience.await()
                .ignoreExceptionsInstanceOf(DataAccessException.class)
                .until(() -> count("select count(*) from ledger_outbox where study_id = :study", study) == 0);
        assertThat(count("""
                        select count(distinct ballot_id) from ledger_entry
                        where study_id = :study and line::jsonb ->> 'type' = 'vote.cast'""", study)).isEqualTo(acknowledged.size());
    }

    /** Asks again for as long as nobody answers; how a server without its database answered is kept. */
    private static int insist(
            Study study,
            String token,
            Random random,
            AtomicInteger taken,
            Set<String> acknowledged,
            Set<String> refused)
            throws Exception {
        while (true) {
            var next = patiently(random, "/api/v1/rater/" + study.slug() + "/ballots", token, "{}", refused);
            if (next.statusCode() == 204
                    && next.headers().firstValue("Retry-After").isEmpty()) {
                return 0;
            }
            if (next.statusCode() != 200) {
                assertThat(next.statusCode()).as(next.body()).isEqualTo(204);
                continue;
            }
            var ballot = JSON.readTree(next.body()).path("ballot").stringValue();
            var vote = patiently(random, "/api/v1/rater/ballots/" + ballot + "/vote", token, ANSWER, refused);
            assertThat(vote.statusCode()).as(vote.body()).isIn(200, 201);
            acknowledged.add(ballot.replace("-", ""));
            if (KILLED_AT.contains(taken.incrementAndGet())) {
                kill();
            }
        }
    }

    private static HttpResponse<String> patiently(
            Random random, String path, String token, String body, Set<String> refused) throws Exception {
        var answer = post(random, path, token, body);
        while (answer.statusCode() >= 500) {
            refused.add(answer.statusCode() + " "
                    + answer.headers().firstValue("Content-Type").orElse("") + " "
                    + answer.headers().firstValue("Retry-After").orElse(""));
            answer = post(random, path, token, body);
        }
        return answer;
    }

    private static void kill() {
        long process = onceBack(() -> rows.sql("""
                        select pid from pg_stat_activity
                        where datname = current_database() and pid <> pg_backend_pid() limit 1""").query(Long.class).single());
        ProcessHandle.of(process).ifPresent(ProcessHandle::destroyForcibly);
    }

    /** The server may just have been killed, and may be so once more while it is asked. */
    private static <T> T onceBack(Callable<T> question) {
        return Patience.await()
                .ignoreExceptionsInstanceOf(DataAccessException.class)
                .until(question, answer -> true);
    }

    /** Answers until the study is over; how many votes were acknowledged. */
    private static int rateToTheEnd(Study study, String token, Random random, CountDownLatch taken) throws Exception {
        int acknowledged = 0;
        while (true) {
            var next = post(random, "/api/v1/rater/" + study.slug() + "/ballots", token, "{}");
            if (next.statusCode() != 200) {
                assertThat(next.statusCode()).as(next.body()).isEqualTo(409);
                return acknowledged;
            }
            var ballot = JSON.readTree(next.body()).path("ballot").stringValue();
            var vote = post(random, "/api/v1/rater/ballots/" + ballot + "/vote", token, ANSWER);
            assertThat(vote.statusCode()).as(vote.body()).isIn(201, 409, 410);
            if (vote.statusCode() == 201) {
                acknowledged++;
                taken.countDown();
            }
        }
    }

    /**
     * Answers now at one node, now at the other, for as long as there may be more; a third of the leases lapse and a third
     * of the connections are cut.
     */
    private static Void rate(Study study, String token, Random random) throws Exception {
        while (true) {
            var next = post(random, "/api/v1/rater/" + study.slug() + "/ballots", token, "{}");
            if (next.statusCode() == 204) {
                if (next.headers().firstValue("Retry-After").isEmpty()) {
                    return null;
                }
                continue;
            }
            var ballot = JSON.readTree(next.body()).path("ballot").stringValue();
            switch (random.nextInt(3)) {
                case 0 -> lapse(ballot);
                case 1 -> cut(random, "/api/v1/rater/ballots/" + ballot + "/vote", token);
                default -> {}
            }
            answer(random, ballot, token);
        }
    }

    private static void answer(Random random, String ballot, String token) throws Exception {
        var path = "/api/v1/rater/ballots/" + ballot + "/vote";
        var first = post(random, path, token, ANSWER);
        if (first.statusCode() == 410) {
            return;
        }
        var again = post(random, path, token, ANSWER);
        assertThat(first.statusCode()).as(first.body()).isIn(200, 201);
        assertThat(again.statusCode()).as(again.body()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
    }

    /** Sends an answer and is gone before the server can say anything. */
    private static void cut(Random random, String path, String token) throws IOException {
        try (var socket = new Socket("localhost", port(random))) {
            var request =
                    "POST %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
                            .formatted(path, token, ANSWER.length(), ANSWER);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
        }
    }

    /** The place and its ballot, as time would have it: a ballot that outlived its place would come back for ever. */
    private static void lapse(String ballot) {
        rows.sql("""
                with place as (
                    update slot set lease_until = now() - interval '1 second'
                    where ballot_id = :ballot::uuid and state = 'leased' returning ballot_id)
                update ballot set expires_at = now() - interval '1 second'
                where id = (select ballot_id from place) and state = 'issued'""").param("ballot", ballot).update();
    }

    private static HttpResponse<String> post(Random random, String path, String token, String body) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port(random) + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        return HTTP.send(request, BodyHandlers.ofString());
    }

    private static int port(Random random) {
        return Nodes.port(nodes.get(random.nextInt(nodes.size())));
    }

    private static long count(String sql, Study study) {
        return rows.sql(sql).param("study", study.id()).query(Long.class).single();
    }
}

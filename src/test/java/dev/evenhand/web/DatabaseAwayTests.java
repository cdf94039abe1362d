package dev.evenhand.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.evenhand.DatabaseLine;
import dev.evenhand.Nodes;
import dev.evenhand.Patience;
import dev.evenhand.RaterProgram;
import dev.evenhand.StudyFixture;
import dev.evenhand.TestDatabase;
import dev.evenhand.postgres.SmallDisk;
import dev.evenhand.study.Study;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** While its database cannot serve, the app says so and no more, and goes on by itself when it can: nothing is lost or double. */
@Timeout(120)
class DatabaseAwayTests {

    private static final int CONNECTIONS = 4;
    private static final String UNAVAILABLE = "503 application/problem+json 2";

    private static Optional<SmallDisk> disk;
    private static TestDatabase database;
    private static DatabaseLine line;
    private static ConfigurableApplicationContext node;
    private static StudyFixture fixture;
    private static SingleConnectionDataSource owner;
    private static JdbcClient rows;

    private Study study;
    private RaterProgram rater;

    @BeforeAll
    static void start() {
        disk = SmallDisk.mounted();
        database = disk.map(SmallDisk::folder).map(TestDatabase::in).orElseGet(TestDatabase::fresh);
        line = new DatabaseLine(database.url());
        node = Nodes.start(
                database,
                line.url(database.url()),
                // Jobs that died with a connection are taken up again soon.
                "db-scheduler.heartbeat-interval=200ms",
                "db-scheduler.polling-interval=100ms",
                "spring.datasource.hikari.maximum-pool-size=" + CONNECTIONS,
                "spring.datasource.hikari.connection-timeout=250",
                "spring.datasource.hikari.validation-timeout=250");
        fixture = node.getAutowireCapableBeanFactory().createBean(StudyFixture.class);
        owner = new SingleConnectionDataSource(database.url(), TestDatabase.OWNER, database.ownerPassword(), true);
        rows = JdbcClient.create(owner);
    }

    @AfterAll
    static void stop() {
        var everyVoteOnceAndNoOther = """
                select not exists (select 1 from ledger_outbox)
                   and (select count(*) from ledger_entry where line::jsonb ->> 'type' = 'vote.cast')
                       = (select count(*) from vote)""";
        Patience.await()
                .until(() ->
                        rows.sql(everyVoteOnceAndNoOther).query(Boolean.class).single());
        node.close();
        line.close();
        owner.destroy();
        database.drop();
        disk.ifPresent(SmallDisk::close);
    }

    @BeforeEach
    void begin() {
        study = fixture.open(
                fixture.pool(200, "one", "two"), List.of("one", "two"), Map.of("max_votes_per_rater", 200));
        rater = rater();
    }

    /** At each message of the conversation, before it is heard or before the answer to it is. */
    @Test
    void answersTruthfullyWhereverTheConnectionIsCut() {
        int acknowledged = 0;
        boolean through = false;
        for (int message = 0; !through; message++) {
            var ballot = rater.next().path("ballot").stringValue();
            line.cutAfter(message);
            var answer = rater.insist(ballot);
            through = !line.wasCut();
            line.cutAfter(Integer.MAX_VALUE);
            assertThat(answer.statusCode()).as(answer.body()).isIn(200, 201);
            acknowledged++;
        }
        assertThat(acknowledged).as("places to cut at").isGreaterThan(10);
        assertThat(votes()).isEqualTo(acknowledged);
        assertThat(rater.refusals).containsExactly(UNAVAILABLE);
    }

    @Test
    void refusesWhileTheLineIsSilentAndFinishesWhatWasUnderWay() {
        var ballot = rater.next().path("ballot").stringValue();
        var crowd = IntStream.range(0, 2 * CONNECTIONS).mapToObj(i -> rater()).toList();
        line.fallSilent();
        var vote = rater.voting(ballot);
        var others = crowd.stream().map(RaterProgram::asking).toList();
        Patience.await()
                .until(() -> others.stream().filter(CompletableFuture::isDone).count() >= CONNECTIONS);
        line.speak();

        others.stream().map(CompletableFuture::join).forEach(answer -> {
            if (!rater.refused(answer)) {
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            }
        });
        if (rater.refused(vote.join())) {
            rater.insist(ballot);
        }
        assertThat(votes()).isOne();
        assertThat(rater.refusals).containsExactly(UNAVAILABLE);
    }

    @Test
    void refusesWhileTheServerTakesNoMoreConnections() {
        var ballot = rater.next().path("ballot").stringValue();
        only("connection limit 0");
        try {
            assertRefuses(rater.vote(ballot));
            assertPageSays503();
        } finally {
            set("connection limit -1");
        }
        assertThat(rater.insist(ballot).statusCode()).isEqualTo(201);
        assertThat(votes()).isOne();
    }

    /** As a standby does, and a primary that was one. */
    @Test
    void refusesWhileTheServerOnlyReads() {
        var ballot = rater.next().path("ballot").stringValue();
        var other = rater();
        only("set default_transaction_read_only = on");
        try {
            assertRefuses(rater.vote(ballot));
            assertRefuses(other.ask());
        } finally {
            only("reset default_transaction_read_only");
        }
        assertThat(rater.insist(ballot).statusCode()).isEqualTo(201);
        assertThat(votes()).isOne();
    }

    @Test
    void refusesWhileTheDiskIsFull() {
        var small = disk.orElseGet(() -> abort("NOT TESTED: no disk can be mounted here, so none was full"));
        small.fill();
        int acknowledged = 0;
        String refused;
        try {
            while (true) {
                var next = rater.ask();
                if (rater.refused(next)) {
                    refused = "";
                    break;
                }
                refused = ballot(next);
                if (rater.refused(rater.vote(refused))) {
                    break;
                }
                acknowledged++;
            }
        } finally {
            small.clear();
        }
        assertThat(rater.refusals).containsExactly(UNAVAILABLE);
        assertThat(votes()).isEqualTo(acknowledged);
        var ballot = refused.isEmpty() ? rater.next().path("ballot").stringValue() : refused;
        assertThat(rater.insist(ballot).statusCode()).isEqualTo(201);
        assertThat(votes()).isEqualTo(acknowledged + 1);
    }

    private static String ballot(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new tools.jackson.databind.json.JsonMapper()
                .readTree(answer.body())
                .path("ballot")
                .stringValue();
    }

    private RaterProgram rater() {
        return new RaterProgram(
                Nodes.port(node), study.slug(), fixture.invite(study, 1).get(0).token());
    }

    private void assertRefuses(HttpResponse<String> answer) {
        assertThat(rater.refused(answer)).as(answer.body()).isTrue();
        assertThat(answer.body()).contains("send the same again");
        assertThat(rater.refusals).containsExactly(UNAVAILABLE);
    }

    /** To people with a session, which is asked for before any page is. */
    private static void assertPageSays503() {
        var visitor = new Visitor(Nodes.port(node));
        visitor.plant("session", "bm90IG9uZQ");
        var page = visitor.get("/studies");
        assertThat(page.statusCode()).as(page.body()).isEqualTo(503);
        assertThat(page.headers().firstValue("Retry-After")).hasValue("2");
        assertThat(page.body()).contains("One moment, please");
    }

    /** The setting holds for whoever connects from now on, and nobody else is connected. */
    private static void only(String setting) {
        set(setting);
        line.cut();
    }

    private static void set(String setting) {
        var name = rows.sql("select current_database()").query(String.class).single();
        rows.sql("alter database " + name + " " + setting).update();
    }

    private long votes() {
        return rows.sql("select count(*) from vote where study_id = :study")
                .param("study", study.id())
                .query(Long.class)
                .single();
    }
}

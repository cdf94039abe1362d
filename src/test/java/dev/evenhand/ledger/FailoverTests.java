package dev.evenhand.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenhand.DatabaseLine;
import dev.evenhand.Nodes;
import dev.evenhand.Patience;
import dev.evenhand.RaterProgram;
import dev.evenhand.StudyFixture;
import dev.evenhand.TestDatabase;
import dev.evenhand.postgres.Standbys;
import dev.evenhand.study.Study;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** The database's server is lost while raters vote, and its standby takes its place. */
@Timeout(300)
class FailoverTests {

    private static final int ROUNDS = Integer.getInteger("evenhand.failovers", 2);
    private static final int RATERS = 3;

    @TempDir
    private static Path folder;

    private static Standbys servers;
    private static DatabaseLine line;
    private static ConfigurableApplicationContext node;
    private static StudyFixture fixture;

    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();

    @BeforeAll
    static void start() throws Exception {
        servers = Standbys.begin(folder);
        line = new DatabaseLine(servers.primary().url());
        node = Nodes.start(
                servers.primary(),
                line.url(servers.primary().url()),
                "evenhand.anchors=" + anchors(),
                "spring.datasource.hikari.connection-timeout=500",
                "spring.datasource.hikari.validation-timeout=250");
        fixture = node.getAutowireCapableBeanFactory().createBean(StudyFixture.class);
    }

    @AfterAll
    static void stop() {
        node.close();
        line.close();
        servers.close();
    }

    private static Path anchors() {
        return folder.resolve("checkpoints");
    }

    @Test
    void keepsEveryVoteThatWasAcknowledgedAndOneHistory() throws Exception {
        var study = study(120 * ROUNDS);
        var raters = raters(study);
        for (int round = 0; round < ROUNDS; round++) {
            servers.follow();
            var over = new AtomicBoolean();
            var voting = raters.stream()
                    .map(rater -> CompletableFuture.runAsync(() -> vote(rater, over)))
                    .toList();
            int before = acknowledged.size();
            Patience.await().until(() -> acknowledged.size() >= before + 10);
            servers.losePrimary();
            // Raters come to a server that only reads, and then to one that does not.
            line.leadTo(servers.standby().url());
            servers.promote();
            int since = acknowledged.size();
            Patience.await().until(() -> acknowledged.size() >= since + RATERS);
            over.set(true);
            voting.forEach(CompletableFuture::join);

            assertThat(votes(servers.primary(), study)).containsExactlyInAnyOrderElementsOf(acknowledged);
            assertOneHistory(study);
        }
        assertThat(raters).allSatisfy(rater -> assertThat(rater.refusals).isSubsetOf("503 application/problem+json 2"));
    }

    /** Which proves that the harness would show a loss. */
    @Test
    void losesVotesWhereNobodyWaitsForTheStandbyAndTheLedgerSaysSo() throws Exception {
        var study = study(5);
        var rater = raters(study).get(0);
        servers.followWithoutHearing();
        for (int vote = 0; vote < 3; vote++) {
            var ballot = rater.next().path("ballot").stringValue();
            assertThat(rater.insist(ballot).statusCode()).isEqualTo(201);
            acknowledged.add(ballot);
        }
        var signer = new LedgerNode(servers.primary(), anchors());
        signer.writer.write(study.id());
        assertThat(signer.frozen(study.id())).isEmpty();
        servers.losePrimary();
        servers.promote();
        line.leadTo(servers.primary().url());

        assertThat(votes(servers.primary(), study)).isEmpty();
        var next = new LedgerNode(servers.primary(), anchors());
        next.goesOn(study.id());
        assertThat(next.frozen(study.id())).contains("the database is an older copy");
    }

    /** Of the old primary and the new one, which have signed the same so far, only the new one goes on. */
    private static void assertOneHistory(Study study) {
        var fresh = new LedgerNode(servers.primary(), anchors());
        fresh.succession.follow();
        var old = new LedgerNode(servers.oldPrimary(), anchors());
        long signed = old.checkpoints.signedSize(study.id());
        old.goesOn(study.id());
        assertThat(old.frozen(study.id())).contains("another server has taken its place");
        assertThat(old.checkpoints.signedSize(study.id())).isEqualTo(signed);

        fresh.goesOn(study.id());
        assertThat(fresh.frozen(study.id())).isEmpty();
        var roots = Stream.of(old, fresh)
                .flatMap(each -> each.checkpoints.checkpoints(study.id(), Integer.MAX_VALUE).stream())
                .map(one -> Map.entry(one.size(), one.root().hex()))
                .collect(java.util.stream.Collectors.toCollection(HashSet::new));
        assertThat(roots.stream().map(Map.Entry::getKey))
                .as("a size is signed over one root")
                .doesNotHaveDuplicates();
    }

    private void vote(RaterProgram rater, AtomicBoolean over) {
        while (!over.get()) {
            var ballot = rater.next().path("ballot").stringValue();
            var answer = rater.insist(ballot);
            assertThat(answer.statusCode()).as(answer.body()).isIn(200, 201);
            acknowledged.add(ballot);
        }
    }

    /** With a log that was begun. */
    private static Study study(int tasks) {
        var study = fixture.open(
                fixture.pool(tasks, "one", "two"),
                List.of("one", "two"),
                Map.of("votes_per_comparison", RATERS, "max_votes_per_rater", tasks));
        var signer = new LedgerNode(servers.primary(), anchors());
        signer.ledgers.begin(signer.key.installation());
        signer.writer.write(study.id());
        return study;
    }

    private static List<RaterProgram> raters(Study study) {
        return fixture.invite(study, RATERS).stream()
                .map(invitation -> new RaterProgram(Nodes.port(node), study.slug(), invitation.token()))
                .toList();
    }

    private static List<String> votes(TestDatabase database, Study study) {
        return database.asApp()
                .sql("select replace(ballot_id::text, '-', '') from vote where study_id = :study")
                .param("study", study.id())
                .query(String.class)
                .list();
    }
}

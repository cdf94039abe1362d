package dev.evenhand.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenhand.EvenhandTest;
import dev.evenhand.StudyFixture;
import dev.evenhand.panel.Invitations.Invitation;
import dev.evenhand.study.Study;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** More raters than there are connections, all of whom wait for one row. */
@EvenhandTest
class CrowdedDeskTests {

    /** Two thirds of the connections that a node has in tests. */
    private static final int MOST = 5;

    @LocalServerPort
    int port;

    @Autowired
    StudyFixture fixture;

    @Autowired
    TransactionOperations transaction;

    @Autowired
    JdbcClient jdbc;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    @Timeout(60)
    void leavesConnectionsToThoseWhoWatch() {
        var study = fixture.open(fixture.pool(12, "one", "two"), List.of("one", "two"), Map.of());
        var raters = fixture.invite(study, 12);

        var answers = transaction.execute(status -> {
            jdbc.sql("select next from ballot_counter where study_id = :study for update")
                    .param("study", study.id())
                    .query(Long.class)
                    .single();
            var asked = raters.stream().map(rater -> next(study, rater)).toList();
            awaitBlocked(MOST);
            for (int i = 0; i < 5; i++) {
                assertThat(send(HttpRequest.newBuilder(address("/actuator/health"))))
                        .succeedsWithin(Duration.ofSeconds(20))
                        .isEqualTo(200);
            }
            return asked;
        });

        assertThat(answers).extracting(CompletableFuture::join).containsOnly(200);
    }

    /** Asked on the connection that keeps them waiting. */
    private void awaitBlocked(int sessions) {
        boolean blocked = false;
        while (!blocked) {
            blocked = jdbc.sql("""
                    select count(*) >= :sessions from pg_locks, pg_sleep(0.02)
                    where not granted and locktype in ('transactionid', 'tuple')""")
                    .param("sessions", sessions)
                    .query(Boolean.class)
                    .single();
        }
    }

    private CompletableFuture<Integer> next(Study study, Invitation rater) {
        return send(HttpRequest.newBuilder(address("/api/v1/rater/" + study.slug() + "/ballots"))
                .header("Authorization", "Bearer " + rater.token())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{}")));
    }

    private CompletableFuture<Integer> send(HttpRequest.Builder request) {
        return http.sendAsync(request.build(), BodyHandlers.discarding()).thenApply(answer -> answer.statusCode());
    }

    private URI address(String path) {
        return URI.create("http://localhost:" + port + path);
    }
}

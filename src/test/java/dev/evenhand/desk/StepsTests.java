package dev.evenhand.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evenhand.panel.Rater;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataAccessException;

/** A rater takes the plan's stages one after the other, each try once. */
class StepsTests extends BallotTest {

    @LocalServerPort
    int port;

    @Autowired
    Steps steps;

    @Test
    void leadsThroughThePlansStagesInOrder() {
        var rater = rater(JourneyPlans.whole());
        assertThat(stage(rater)).isEqualTo(Stage.CONSENT);
        take(rater, "consent", 1, "agreed");
        assertThat(stage(rater)).isEqualTo(Stage.GUIDE);
        take(rater, "guide", 1, "read");
        assertThat(stage(rater)).isEqualTo(Stage.COMPREHENSION);
        take(rater, "comprehension", 1, "failed");
        assertThat(stage(rater)).isEqualTo(Stage.COMPREHENSION);
        take(rater, "comprehension", 2, "passed");
        assertThat(stage(rater)).isEqualTo(Stage.PRACTICE);
        take(rater, "practice", 1, "right");
        take(rater, "practice", 2, "other");
        assertThat(stage(rater)).isEqualTo(Stage.LIVE);
    }

    @Test
    void asksNothingWhereThePlanDoesNot() {
        assertThat(stage(rater(Map.of()))).isEqualTo(Stage.LIVE);
    }

    /** A double click, or two tabs: the first answer of a try is the try. */
    @Test
    void countsOneTryHoweverOftenItIsSentAtOnce() throws Exception {
        var rater = rater(JourneyPlans.whole());
        take(rater, "consent", 1, "agreed");
        take(rater, "guide", 1, "read");
        var threads = Executors.newFixedThreadPool(8);
        try {
            var tries = IntStream.range(0, 8)
                    .<Callable<Void>>mapToObj(i -> () -> {
                        take(rater, "comprehension", 1, i % 2 == 0 ? "failed" : "passed");
                        return null;
                    })
                    .toList();
            for (var done : threads.invokeAll(tries)) {
                done.get();
            }
        } finally {
            threads.shutdown();
        }
        assertThat(steps.taken(plans.of(rater), rater).of("comprehension")).hasSize(1);
    }

    @Test
    void keepsStepsAsTheyWereTaken() {
        var rater = rater(JourneyPlans.whole());
        take(rater, "consent", 1, "declined");
        assertThatThrownBy(() ->
                        jdbc.sql("update rater_step set outcome = 'agreed'").update())
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> take(rater, "comprehension", 3, "passed")).isInstanceOf(DataAccessException.class);
    }

    @Test
    void refusesBallotsToProgramsBeforeTheStages() throws Exception {
        var study = fixture.open(fixture.pool(2, "one", "two"), List.of("one", "two"), JourneyPlans.whole());
        var token = fixture.invite(study, 1).get(0).token();
        var request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + port + "/api/v1/rater/" + study.slug() + "/ballots"))
                .header("Authorization", "Bearer " + token)
                .POST(BodyPublishers.noBody())
                .build();
        var response = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        assertThat(response.statusCode()).isEqualTo(409);
        assertThat(response.body())
                .contains(
                        "\"stage\":\"consent\"", "/desk/" + study.slug() + "/consent", "comes before the next ballot");
    }

    private Stage stage(Rater rater) {
        return steps.stage(plans.of(rater), rater);
    }

    private void take(Rater rater, String step, int number, String outcome) {
        steps.take(plans.of(rater), rater, step, number, outcome, Map.of());
    }

    private Rater rater(Map<String, ?> changes) {
        return rater(fixture.open(fixture.pool(3, "one", "two"), List.of("one", "two"), changes));
    }
}

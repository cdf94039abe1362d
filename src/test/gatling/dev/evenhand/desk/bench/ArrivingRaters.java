package dev.evenhand.desk.bench;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.global;
import static io.gatling.javaapi.core.CoreDsl.jsonPath;
import static io.gatling.javaapi.core.CoreDsl.listFeeder;
import static io.gatling.javaapi.core.CoreDsl.rampUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.app.Gatling;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Simulation;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Raters who keep arriving however slow the server is, an open model: each answers ten ballots, thinks two seconds over each,
 * and goes.
 */
public final class ArrivingRaters extends Simulation {

    private static final Duration THINK = Duration.ofSeconds(2);
    private static final Duration RAMP = Duration.ofSeconds(20);
    private static final int TURNS = 10;

    private final AtomicLong acknowledged = new AtomicLong();
    private final LoadStudy study;

    /** @param arguments address, admin's API token, arrivals a second, seconds */
    public static void main(String... arguments) {
        System.setProperty("desk.url", arguments[0]);
        System.setProperty("desk.token", arguments[1]);
        System.setProperty("desk.arrivals", arguments[2]);
        System.setProperty("desk.seconds", arguments[3]);
        Gatling.main(new String[] {"-s", ArrivingRaters.class.getName(), "-rf", "target/gatling"});
    }

    public ArrivingRaters() throws Exception {
        int arrivals = Integer.getInteger("desk.arrivals");
        var time = Duration.ofSeconds(Integer.getInteger("desk.seconds"));
        var server = new Server(System.getProperty("desk.url"), System.getProperty("desk.token"));
        study = LoadStudy.open(server, arrivals * (int) time.plus(RAMP).toSeconds());
        var tokens = study.tokens().stream()
                .map(token -> Map.<String, Object>of("token", token))
                .toList();
        var raters = scenario("Rater").feed(listFeeder(tokens).queue()).repeat(TURNS).on(turn());
        setUp(raters.injectOpen(
                        rampUsersPerSec(1).to(arrivals).during(RAMP),
                        constantUsersPerSec(arrivals).during(time)))
                .protocols(http.baseUrl(server.url() + "/api/v1")
                        .header("Authorization", "Bearer #{token}")
                        .header("Content-Type", "application/json"))
                .assertions(global().failedRequests().count().is(0L));
    }

    private ChainBuilder turn() {
        return exec(http("ballot")
                        .post(study.ballots())
                        .body(StringBody("{}"))
                        .check(status().is(200), jsonPath("$.ballot").saveAs("ballot")))
                .exitHereIfFailed()
                .pause(THINK)
                .exec(http("vote")
                        .post("/rater/ballots/#{ballot}/vote")
                        .body(StringBody(LoadStudy.VOTE))
                        .check(status().is(201)))
                .exitHereIfFailed()
                .exec(session -> {
                    acknowledged.incrementAndGet();
                    return session;
                });
    }

    @Override
    public void after() {
        try {
            study.check(acknowledged.get());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}

package dev.evenhand.desk;

import dev.evenhand.TwoNodes;
import dev.evenhand.study.Study;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import tools.jackson.databind.json.JsonMapper;

/** A program that rates, each of whose requests comes to one of two nodes, as chance will have it. */
final class TravellingRater {

    private static final String ANSWER = "{\"verdict\":\"a\",\"active_ms\":1200}";

    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final TwoNodes nodes;
    private final Study study;
    private final String token;
    private final Random random;

    TravellingRater(TwoNodes nodes, Study study, String token, long seed) {
        this.nodes = nodes;
        this.study = study;
        this.token = token;
        random = new Random(seed);
    }

    HttpResponse<String> next() throws IOException, InterruptedException {
        return post("/api/v1/rater/" + study.slug() + "/ballots", "{}");
    }

    static String ballot(HttpResponse<String> next) {
        return JSON.readTree(next.body()).path("ballot").stringValue();
    }

    /** Whether there is no ballot, now or later. */
    static boolean done(HttpResponse<String> next) {
        return next.statusCode() == 204
                && next.headers().firstValue("Retry-After").isEmpty();
    }

    HttpResponse<String> vote(String ballot) throws IOException, InterruptedException {
        return post(path(ballot), ANSWER);
    }

    /** Sends an answer and is gone before the server can say anything. */
    void voteAndHangUp(String ballot) throws IOException {
        try (var socket = new Socket("localhost", port())) {
            var request =
                    "POST %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
                            .formatted(path(ballot), token, ANSWER.length(), ANSWER);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
        }
    }

    /** One of so many things, as chance will have it. */
    int choose(int among) {
        return random.nextInt(among);
    }

    private static String path(String ballot) {
        return "/api/v1/rater/ballots/" + ballot + "/vote";
    }

    private HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port() + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        return HTTP.send(request, BodyHandlers.ofString());
    }

    private int port() {
        return nodes.port(random.nextInt(2));
    }
}

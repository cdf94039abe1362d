package dev.evenhand;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A program that rates over the API, and asks again where it was told to. */
public final class RaterProgram {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = new JsonMapper();

    private final int port;
    private final String study;
    private final String token;

    /** How it was refused: status, type of the answer, and when to come again. */
    public final Set<String> refusals = ConcurrentHashMap.newKeySet();

    public RaterProgram(int port, String study, String token) {
        this.port = port;
        this.study = study;
        this.token = token;
    }

    public HttpResponse<String> ask() {
        return asking().join();
    }

    public CompletableFuture<HttpResponse<String>> asking() {
        return post("/api/v1/rater/" + study + "/ballots", "{}");
    }

    public HttpResponse<String> vote(String ballot) {
        return voting(ballot).join();
    }

    public CompletableFuture<HttpResponse<String>> voting(String ballot) {
        return post("/api/v1/rater/ballots/" + ballot + "/vote", "{\"verdict\":\"a\"}");
    }

    /** The next ballot, however often it takes to ask for it. */
    public JsonNode next() {
        var answer = ask();
        while (refused(answer)) {
            answer = ask();
        }
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    /** Sends a vote until it is acknowledged. */
    public HttpResponse<String> insist(String ballot) {
        var answer = vote(ballot);
        while (refused(answer)) {
            answer = vote(ballot);
        }
        return answer;
    }

    public boolean refused(HttpResponse<String> answer) {
        if (answer.statusCode() < 500) {
            return false;
        }
        refusals.add(answer.statusCode() + " "
                + answer.headers().firstValue("Content-Type").orElse("") + " "
                + answer.headers().firstValue("Retry-After").orElse(""));
        return true;
    }

    private CompletableFuture<HttpResponse<String>> post(String path, String body) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        return HTTP.sendAsync(request, BodyHandlers.ofString());
    }
}

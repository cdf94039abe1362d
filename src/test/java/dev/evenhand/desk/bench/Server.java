package dev.evenhand.desk.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A running Evenhand, as a script of an admin sees it. */
record Server(String url, String token) {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** A study of a pool, and one rater's way into it. */
    record Invitation(String study, String link) {}

    /** Loads a pool and opens a study of the models that answered its first task. */
    Invitation invitation(Path pool) throws IOException, InterruptedException {
        var lines = Files.readString(pool);
        var models = JSON.readTree(lines.lines().findFirst().orElseThrow())
                .path("responses")
                .valueStream()
                .map(response -> response.path("model").stringValue())
                .toList();
        var study = open(lines, Map.of("models", models, "max_votes_per_rater", 200));
        var link = invite(study, 1).get(0).path("link").stringValue();
        return new Invitation(study, link.startsWith("/") ? url + link : link);
    }

    /** Loads a pool and opens a study of it, both under a name of their own. */
    String open(String lines, Map<String, ?> plan) throws IOException, InterruptedException {
        var name = "Bench " + System.currentTimeMillis();
        var slug = post("/pools", Map.of("name", name)).path("slug").stringValue();
        post("/pools/" + slug + "/import", lines);
        var whole = new HashMap<String, Object>(plan);
        whole.put("name", name);
        whole.put("pool", slug);
        var study = post("/studies", whole).path("slug").stringValue();
        post("/studies/" + study + "/register", Map.of());
        post("/studies/" + study + "/open", Map.of());
        return study;
    }

    JsonNode invite(String study, int raters) throws IOException, InterruptedException {
        return post("/studies/" + study + "/invitations", Map.of("count", raters))
                .path("invitations");
    }

    String get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    JsonNode post(String path, Object body) throws IOException, InterruptedException {
        var lines = path.endsWith("/import");
        return JSON.readTree(send(request(path)
                .header("Content-Type", lines ? "application/x-ndjson" : "application/json")
                .POST(BodyPublishers.ofString(body instanceof String text ? text : JSON.writeValueAsString(body)))));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + "/api/v1" + path)).header("Authorization", "Bearer " + token);
    }

    private static String send(HttpRequest.Builder request) throws IOException, InterruptedException {
        var response = HTTP.send(request.build(), BodyHandlers.ofString());
        if (response.statusCode() >= 300) {
            throw new IllegalStateException(response.uri() + ": " + response.statusCode() + " " + response.body());
        }
        return response.body();
    }
}

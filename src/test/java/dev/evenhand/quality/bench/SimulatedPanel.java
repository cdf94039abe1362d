package dev.evenhand.quality.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Plays an open study of two models to its end over HTTP: raters of different paces and tastes, and among them one who clicks
 * faster than anyone reads, one who always takes the left, one who pushes the second model, and two who leave in the
 * middle. Who stands where is found by looking the responses up in the pool's files, which no rater can.
 */
public final class SimulatedPanel {

    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final double TASTE = 0.5;
    private static final double KNOWN = 3;

    private final String base;
    private final String study;
    private final String admin;
    private final int atATime;
    private final Map<String, String> models = new HashMap<>();
    private final Map<String, String> golds = new HashMap<>();
    private final AtomicInteger given = new AtomicInteger();

    private SimulatedPanel(String base, String study, String admin, int atATime) {
        this.base = base;
        this.study = study;
        this.admin = admin;
        this.atATime = atATime;
    }

    /** Arguments: address, study, an admin's token, raters, raters at a time, and the files of the pool. */
    public static void main(String[] arguments) throws Exception {
        var panel = new SimulatedPanel(arguments[0], arguments[1], arguments[2], Integer.parseInt(arguments[4]));
        for (int file = 5; file < arguments.length; file++) {
            panel.learn(Path.of(arguments[file]));
        }
        panel.play(Integer.parseInt(arguments[3]));
    }

    private void learn(Path pool) throws Exception {
        for (var line : Files.readAllLines(pool)) {
            var task = JSON.readTree(line);
            task.path("responses")
                    .forEach(response -> models.put(
                            response.path("content").asString(),
                            response.path("model").asString()));
            if (task.has("gold")) {
                golds.put(
                        task.path("prompt").asString(),
                        task.path("gold").path("winner").asString());
            }
        }
    }

    private void play(int raters) throws Exception {
        var invitations = post("/studies/" + study + "/invitations", admin, Map.of("count", raters))
                .path("invitations");
        var work = new ArrayList<Callable<String>>();
        for (int rater = 0; rater < raters; rater++) {
            var invitation = invitations.get(rater);
            var character = Character.of(rater, raters);
            work.add(() -> rate(invitation, character));
        }
        long began = System.nanoTime();
        var threads = Executors.newFixedThreadPool(atATime);
        for (var done : threads.invokeAll(work)) {
            System.out.println(done.get());
        }
        threads.shutdown();
        System.out.printf("%d answers in %d s%n", given.get(), (System.nanoTime() - began) / 1_000_000_000);
    }

    private String rate(JsonNode invitation, Character character) throws Exception {
        var name = invitation.path("rater_id").asString();
        var token = invitation.path("token").asString();
        var random = new Random(name.hashCode());
        double taste = TASTE * random.nextGaussian();
        double pace = 0.5 + random.nextDouble();
        int most = character == Character.LEAVES ? 15 : Integer.MAX_VALUE;
        int votes = 0;
        while (votes < most) {
            var next = send("/rater/" + study + "/ballots", token, Map.of());
            if (next.statusCode() == 204
                    && next.headers().firstValue("Retry-After").isEmpty()) {
                break;
            }
            if (next.statusCode() == 204) {
                Thread.sleep(1_000);
                continue;
            }
            if (next.statusCode() != 200) {
                throw new IllegalStateException(next.statusCode() + " " + next.body());
            }
            answer(JSON.readTree(next.body()), token, character, taste, pace, random);
            votes++;
        }
        return "%s %s %d".formatted(name, character, votes);
    }

    private void answer(JsonNode ballot, String token, Character character, double taste, double pace, Random random)
            throws Exception {
        var prompt = text(ballot.path("task"));
        var left = text(ballot.path("a"));
        var right = text(ballot.path("b"));
        int favoured = seatOfSecond(left, right);
        double lean = golds.containsKey(prompt)
                ? KNOWN * (golds.get(prompt).equals(models.get(right)) ? 1 : -1)
                : favoured * taste;
        int strength = character.choose(lean, favoured, random);
        var vote = new HashMap<String, Object>();
        vote.put("verdict", strength == 0 ? "tie" : strength < 0 ? "a" : "b");
        if (strength != 0) {
            vote.put("strength", Math.abs(strength));
        }
        vote.put("active_ms", character.milliseconds(words(prompt + " " + left + " " + right), pace, random));
        post("/rater/ballots/" + ballot.path("ballot").asString() + "/vote", token, vote);
        given.incrementAndGet();
    }

    /** Where the model stands that comes second by name. */
    private int seatOfSecond(String left, String right) {
        var one = models.get(left);
        var other = models.get(right);
        return one == null || other == null ? 0 : Integer.signum(other.compareTo(one));
    }

    private static String text(JsonNode part) {
        var messages = part.path("messages");
        return messages.get(messages.size() - 1).path("content").asString();
    }

    private static int words(String text) {
        return text.split("\\s+").length;
    }

    private JsonNode post(String path, String token, Map<String, ?> body) throws Exception {
        var response = send(path, token, body);
        if (response.statusCode() >= 300) {
            throw new IllegalStateException(path + ": " + response.statusCode() + " " + response.body());
        }
        return JSON.readTree(response.body());
    }

    private HttpResponse<String> send(String path, String token, Map<String, ?> body) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(base + "/api/v1" + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build();
        return HTTP.send(request, BodyHandlers.ofString());
    }
}

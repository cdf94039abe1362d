package dev.evenhand.desk.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.json.JsonMapper;

/**
 * Many raters at one running server: each takes a ballot, thinks, and answers. Turns begin when they are due, so that a slow
 * answer delays none but counts with its wait. Then checks what the server says it took against what was acknowledged.
 */
public final class DeskLoad {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int EACH = 3;
    private static final int TASKS = 20_000;

    private final HttpClient http = HttpClient.newHttpClient();
    private final String url;
    private final String admin;
    private final List<Long> ballotTimes = new ArrayList<>();
    private final List<Long> voteTimes = new ArrayList<>();
    private final AtomicLong acknowledged = new AtomicLong();

    private DeskLoad(String url, String admin) {
        this.url = url;
        this.admin = admin;
    }

    /** @param arguments address, admin's API token, raters, think time in ms (0: flat out), seconds */
    public static void main(String... arguments) throws Exception {
        var load = new DeskLoad(arguments[0], arguments[1]);
        load.run(
                Integer.parseInt(arguments[2]),
                Duration.ofMillis(Long.parseLong(arguments[3])),
                Duration.ofSeconds(Long.parseLong(arguments[4])));
    }

    private void run(int raters, Duration think, Duration time) throws Exception {
        var study = study();
        var tokens = new ArrayList<String>();
        var invited = api("/api/v1/studies/" + study + "/invitations", "{\"count\":" + raters + "}", admin);
        JSON.readTree(invited.body())
                .path("invitations")
                .forEach(i -> tokens.add(i.path("token").stringValue()));
        long end = System.nanoTime() + time.toNanos();
        var work = new ArrayList<Callable<Void>>();
        tokens.forEach(token -> work.add(() -> rate(study, token, think, end)));
        var threads = Executors.newFixedThreadPool(raters);
        var answered = threads.invokeAll(work);
        threads.shutdown();
        for (var done : answered) {
            done.get();
        }
        System.out.printf(
                Locale.ROOT,
                "study %s: %,d votes, %.0f a second%n",
                study,
                acknowledged.get(),
                acknowledged.get() / (double) time.toSeconds());
        print("ballot", ballotTimes);
        print("vote", voteTimes);
        check(study);
    }

    private String study() throws Exception {
        var name = "load-" + Long.toHexString(System.nanoTime());
        var pool = JSON.readTree(api("/api/v1/pools", "{\"name\":\"" + name + "\"}", admin)
                        .body())
                .path("slug")
                .stringValue();
        var lines = new StringBuilder();
        for (int task = 0; task < TASKS; task++) {
            lines.append("{\"task_id\":\"t-%d\",\"prompt\":\"What of %d?\",\"responses\":[".formatted(task, task))
                    .append("{\"model\":\"one\",\"content\":\"%s\"},".formatted("So it is. ".repeat(80)))
                    .append("{\"model\":\"two\",\"content\":\"%s\"}]}\n".formatted("So it was. ".repeat(80)));
        }
        api("/api/v1/pools/" + pool + "/import", lines.toString(), admin);
        var plan =
                "{\"name\":\"%s\",\"pool\":\"%s\",\"models\":[\"one\",\"two\"],\"votes_per_comparison\":%d,\"max_votes_per_rater\":100000}";
        var study = JSON.readTree(api("/api/v1/studies", plan.formatted(name, pool, EACH), admin)
                        .body())
                .path("slug")
                .stringValue();
        api("/api/v1/studies/" + study + "/register", "", admin);
        api("/api/v1/studies/" + study + "/open", "", admin);
        return study;
    }

    private Void rate(String study, String token, Duration think, long end) throws Exception {
        long due = System.nanoTime() + (long) (ThreadLocalRandom.current().nextDouble() * think.toNanos());
        while (due < end) {
            LockSupport.parkNanos(due - System.nanoTime());
            var next = timed(
                    "/api/v1/rater/" + study + "/ballots",
                    "{}",
                    token,
                    think.isZero() ? System.nanoTime() : due,
                    ballotTimes);
            if (next.statusCode() != 200) {
                throw new IllegalStateException(next.statusCode() + " " + next.body());
            }
            var ballot = JSON.readTree(next.body()).path("ballot").stringValue();
            due += think.toNanos();
            LockSupport.parkNanos(think.isZero() ? 0 : due - System.nanoTime());
            var vote = timed(
                    "/api/v1/rater/ballots/" + ballot + "/vote",
                    "{\"verdict\":\"a\",\"active_ms\":1200}",
                    token,
                    think.isZero() ? System.nanoTime() : due,
                    voteTimes);
            if (vote.statusCode() != 201) {
                throw new IllegalStateException(vote.statusCode() + " " + vote.body());
            }
            acknowledged.incrementAndGet();
            due = Math.max(due, think.isZero() ? System.nanoTime() : due);
        }
        return null;
    }

    private HttpResponse<String> timed(String path, String body, String token, long since, List<Long> times)
            throws Exception {
        var answer = api(path, body, token);
        synchronized (times) {
            times.add(System.nanoTime() - since);
        }
        return answer;
    }

    private HttpResponse<String> api(String path, String body, String token) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(url + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", path.contains("import") ? "application/x-ndjson" : "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    private static void print(String what, List<Long> times) {
        var sorted = times.stream().mapToLong(Long::longValue).sorted().toArray();
        System.out.printf(
                Locale.ROOT,
                "%s: median %.1f ms, p99 %.1f ms, largest %.1f ms%n",
                what,
                sorted[sorted.length / 2] / 1e6,
                sorted[sorted.length * 99 / 100] / 1e6,
                Arrays.stream(sorted).max().orElse(0) / 1e6);
    }

    /** Every acknowledged vote is there, none is there that was not, and nobody judged a task twice. */
    private void check(String study) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(url + "/api/v1/studies/" + study + "/votes.csv"))
                .header("Authorization", "Bearer " + admin)
                .build();
        var lines = http.send(request, BodyHandlers.ofString()).body().lines().toList();
        var header = List.of(lines.get(0).split(","));
        var byTask = new HashMap<String, Integer>();
        var seen = new HashSet<String>();
        for (var line : lines.subList(1, lines.size())) {
            var cells = line.split(",");
            var task = cells[header.indexOf("task_id")];
            byTask.merge(task, 1, Integer::sum);
            if (!seen.add(task + " " + cells[header.indexOf("rater_id")])) {
                throw new IllegalStateException("one rater twice on " + task);
            }
        }
        if (lines.size() - 1 != acknowledged.get()) {
            throw new IllegalStateException(
                    "%d votes stored, %d acknowledged".formatted(lines.size() - 1, acknowledged.get()));
        }
        if (byTask.values().stream().anyMatch(votes -> votes > EACH)) {
            throw new IllegalStateException("a comparison has more than " + EACH + " votes");
        }
        System.out.println("no vote lost, none too many, nobody twice on one comparison");
    }
}

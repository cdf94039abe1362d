package dev.evenhand.desk.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;

/**
 * Many raters at one running server: each takes a ballot, thinks, and answers. Turns begin when they are due, so that a slow
 * answer delays none but counts with its wait. Then checks what the server says it took against what was acknowledged.
 */
public final class DeskLoad {

    private final LoadStudy study;
    private final Duration think;
    private final long end;
    private final List<Long> ballotTimes = new ArrayList<>();
    private final List<Long> voteTimes = new ArrayList<>();
    private final AtomicLong acknowledged = new AtomicLong();

    private DeskLoad(LoadStudy study, Duration think, Duration time) {
        this.study = study;
        this.think = think;
        this.end = System.nanoTime() + time.toNanos();
    }

    /** @param arguments address, admin's API token, raters, think time in ms (0: flat out), seconds */
    public static void main(String... arguments) throws Exception {
        var server = new Server(arguments[0], arguments[1]);
        var study = LoadStudy.open(server, Integer.parseInt(arguments[2]));
        var time = Duration.ofSeconds(Long.parseLong(arguments[4]));
        new DeskLoad(study, Duration.ofMillis(Long.parseLong(arguments[3])), time).run(time);
    }

    private void run(Duration time) throws Exception {
        var work = new ArrayList<Callable<Void>>();
        study.tokens()
                .forEach(token -> work.add(() -> rate(new Server(study.server().url(), token))));
        var threads = Executors.newFixedThreadPool(work.size());
        var answered = threads.invokeAll(work);
        threads.shutdown();
        for (var done : answered) {
            done.get();
        }
        System.out.printf(
                Locale.ROOT,
                "study %s: %,d votes, %.0f a second%n",
                study.slug(),
                acknowledged.get(),
                acknowledged.get() / (double) time.toSeconds());
        print("ballot", ballotTimes);
        print("vote", voteTimes);
        study.check(acknowledged.get());
    }

    private Void rate(Server rater) throws Exception {
        long due = System.nanoTime() + (long) (ThreadLocalRandom.current().nextDouble() * think.toNanos());
        while (due < end) {
            LockSupport.parkNanos(due - System.nanoTime());
            var ballot = timed(rater, study.ballots(), "{}", due, ballotTimes)
                    .path("ballot")
                    .stringValue();
            due += think.toNanos();
            LockSupport.parkNanos(think.isZero() ? 0 : due - System.nanoTime());
            timed(rater, "/rater/ballots/" + ballot + "/vote", LoadStudy.VOTE, due, voteTimes);
            acknowledged.incrementAndGet();
            due = Math.max(due, think.isZero() ? System.nanoTime() : due);
        }
        return null;
    }

    private JsonNode timed(Server rater, String path, String body, long due, List<Long> times) throws Exception {
        long since = think.isZero() ? System.nanoTime() : due;
        var answer = rater.post(path, body);
        synchronized (times) {
            times.add(System.nanoTime() - since);
        }
        return answer;
    }

    private static void print(String what, List<Long> times) {
        var sorted = times.stream().mapToLong(Long::longValue).sorted().toArray();
        System.out.printf(
                Locale.ROOT,
                "%s: median %.1f ms, p99 %.1f ms, largest %.1f ms%n",
                what,
                sorted[sorted.length / 2] / 1e6,
                sorted[sorted.length * 99 / 100] / 1e6,
                sorted[sorted.length - 1] / 1e6);
    }
}

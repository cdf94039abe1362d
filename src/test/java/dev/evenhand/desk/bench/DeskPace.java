package dev.evenhand.desk.bench;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.evenhand.Browser;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How long a rater waits: from the key to the next pair on the screen, measured in the page, over a hundred ballots of a
 * pool; beside it, how long the same page takes to load. Arguments: the server, an admin's token, the pool's file, and
 * the milliseconds spent on each ballot.
 */
public final class DeskPace {

    private static final int BALLOTS = 100;
    private static final int LOADS = 20;

    /** Takes the time of a key by the event's own stamp, and ends it behind the frame in which another ballot stands. */
    private static final String WATCH = """
            (() => {
              window.waits = [];
              const ballot = () => document.querySelector("main")?.dataset.ballot;
              addEventListener("keydown", (event) => {
                const before = ballot();
                const frame = () => requestAnimationFrame(() => {
                  if (ballot() === before) return frame();
                  const { port1, port2 } = new MessageChannel();
                  port1.onmessage = () => window.waits.push(performance.now() - event.timeStamp);
                  port2.postMessage(0);
                });
                frame();
              }, true);
            })();""";

    private DeskPace() {}

    public static void main(String... arguments) throws Exception {
        var server = new Server(arguments[0], arguments[1]);
        rate(server, server.invitation(Path.of(arguments[2])).link(), Integer.parseInt(arguments[3]));
    }

    private static void rate(Server server, String link, int pauseMs) {
        try (var browser = Browser.launch();
                var visitor = browser.visitor(server.url(), 1360, 860, ColorScheme.LIGHT)) {
            var page = visitor.newPage();
            page.navigate(link);
            page.addInitScript(WATCH);
            var bytes = new AtomicLong();
            var network = visitor.newCDPSession(page);
            network.send("Network.enable");
            network.on(
                    "Network.loadingFinished",
                    event -> bytes.addAndGet(event.get("encodedDataLength").getAsLong()));
            page.locator("main form button").first().click();
            page.waitForSelector("main[data-ready]");
            System.out.printf("first ballot, everything it loads: %.1f kB%n", bytes.get() / 1000.0);
            report("key to next pair", waits(page, pauseMs));
            report("load of the same page", loads(page));
        }
    }

    private static List<Double> waits(Page page, int pauseMs) {
        for (int i = 1; i <= BALLOTS; i++) {
            page.waitForSelector("main[data-ready]");
            page.waitForTimeout(pauseMs);
            page.keyboard().press(i % 2 == 0 ? "1" : "2");
            page.waitForFunction("count => window.waits.length >= count", i);
        }
        return numbers(page.evaluate("window.waits"));
    }

    private static List<Double> loads(Page page) {
        var loads = new ArrayList<Double>();
        for (int i = 0; i < LOADS; i++) {
            page.reload();
            page.waitForSelector("main[data-ready]");
            loads.add(((Number) page.evaluate("performance.now()")).doubleValue());
        }
        return loads;
    }

    private static List<Double> numbers(Object list) {
        return ((List<?>) list)
                .stream().map(each -> ((Number) each).doubleValue()).toList();
    }

    private static void report(String what, List<Double> milliseconds) {
        var sorted = milliseconds.stream().sorted().toList();
        System.out.printf(
                "%s: median %.1f ms, nine in ten within %.1f ms, longest %.1f ms, of %d%n",
                what,
                sorted.get(sorted.size() / 2),
                sorted.get(sorted.size() * 9 / 10),
                sorted.get(sorted.size() - 1),
                sorted.size());
    }
}

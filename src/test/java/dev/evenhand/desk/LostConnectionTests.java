package dev.evenhand.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import dev.evenhand.Browser;
import dev.evenhand.study.Study;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Ten votes over a line that fails: each arrives once, in order, and the rater is told meanwhile. */
class LostConnectionTests extends DeskTest {

    private static final List<String> KEYS = List.of("1", "2", "0", "9", "1", "2", "0", "9", "1", "2");
    private static final List<String> STORED = KEYS.stream()
            .map(key -> Map.of("1", "model_a", "2", "model_b", "0", "tie", "9", "both_bad")
                    .get(key))
            .toList();

    @Test
    void survivesTwentySecondsWithoutANetwork() {
        var study = study(12, Map.of());
        try (var visitor = visitor(ColorScheme.LIGHT)) {
            var page = ready(visitor, study);
            for (int i = 0; i < 4; i++) {
                answer(page, KEYS.get(i));
            }
            saved(page);
            page.clock().install();
            visitor.setOffline(true);
            // The ballot on the screen and, where it was there already, the one ahead; further nobody can be.
            var before = shown(page);
            page.keyboard().press(KEYS.get(4));
            page.waitForSelector("[data-state=down]");
            page.waitForSelector(".toast:has-text('offline')");
            Browser.assertAccessible(page);
            Browser.picture(page, "desk-offline");
            int given = 5;
            if (!shown(page).equals(before)) {
                page.waitForSelector("main[data-ready]");
                page.keyboard().press(KEYS.get(given++));
            }
            page.clock().fastForward(20_000);
            assertThat(votes(study)).hasSize(4);
            page.keyboard().press("0");
            visitor.setOffline(false);
            page.clock().runFor(10_000);
            saved(page);
            page.clock().resume();
            page.waitForSelector("main[data-ready]");
            for (int i = given; i < KEYS.size(); i++) {
                answer(page, KEYS.get(i));
            }
            saved(page);
        }
        assertArrived(study);
    }

    @Test
    void survivesAServerThatFailsEveryThirdTime() {
        var study = study(12, Map.of());
        var requests = new AtomicInteger();
        try (var visitor = visitor(ColorScheme.LIGHT)) {
            var page = ready(visitor, study);
            page.route("**/desk/**", route -> {
                if (route.request().method().equals("POST") && requests.incrementAndGet() % 3 == 0) {
                    route.fulfill(new Route.FulfillOptions().setStatus(500));
                } else {
                    route.resume();
                }
            });
            for (var key : KEYS) {
                answer(page, key);
            }
            saved(page);
        }
        assertThat(requests.get()).isGreaterThan(20);
        assertArrived(study);
    }

    @Test
    void sendsAfterAReloadWhatWaitedBeforeIt() {
        var study = study(4, Map.of());
        try (var visitor = visitor(ColorScheme.LIGHT)) {
            var page = ready(visitor, study);
            page.route("**/vote", Route::abort);
            page.keyboard().press("1");
            page.waitForSelector("[data-state=down]");
            page.unroute("**/vote");
            page.onDialog(dialog -> dialog.accept());
            page.reload();
            saved(page);
            page.waitForSelector("main[data-ready]");
        }
        assertThat(votes(study)).containsExactly("model_a");
    }

    @Test
    void takesAnAnswerThatBreaksOffForNone() throws IOException {
        var study = study(3, Map.of());
        var broken = new AtomicInteger();
        try (var half = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
                var visitor = visitor(ColorScheme.LIGHT)) {
            new Thread(() -> breakOff(half)).start();
            var elsewhere = new Route.ResumeOptions().setUrl("http://127.0.0.1:" + half.getLocalPort());
            // Once when the page looks ahead, and once more when the rater is done with what he sees.
            visitor.route("**/next", route -> {
                if (broken.incrementAndGet() <= 2) {
                    route.resume(elsewhere);
                } else {
                    route.resume();
                }
            });
            var page = ready(visitor, study);
            answer(page, "1");
            saved(page);
        }
        assertThat(broken.get()).isGreaterThan(2);
        assertThat(votes(study)).containsExactly("model_a");
    }

    /** Answers each request with the beginning of a ballot, until it is closed. */
    private static void breakOff(ServerSocket server) {
        while (true) {
            try (var line = server.accept()) {
                line.getInputStream().read(new byte[8192]);
                line.getOutputStream().write("""
                        HTTP/1.1 200 OK\r
                        Content-Type: text/html\r
                        Content-Length: 1000\r
                        Connection: close\r
                        \r
                        <form""".getBytes(StandardCharsets.US_ASCII));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void answer(Page page, String key) {
        var before = shown(page);
        page.waitForSelector("main[data-ready]");
        page.keyboard().press(key);
        turned(page, before);
    }

    private void assertArrived(Study study) {
        assertThat(votes(study)).isEqualTo(STORED);
        assertThat(jdbc.sql("select count(*) from vote where study_id = :study")
                        .param("study", study.id())
                        .query(Long.class)
                        .single())
                .isEqualTo(STORED.size());
    }
}

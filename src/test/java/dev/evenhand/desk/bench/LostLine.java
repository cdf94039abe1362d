package dev.evenhand.desk.bench;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import dev.evenhand.Browser;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Ten votes with the network away for twenty real seconds in the middle; then `votes.csv` is held against the keys.
 * Arguments: the server, an admin's token, the pool's file. The suite's own test of this turns the page's clock forward.
 */
public final class LostLine {

    private static final int AWAY_MS = 20_000;
    private static final List<String> KEYS = List.of("1", "2", "0", "9", "1", "2", "0", "9", "1", "2");
    private static final Map<String, String> STORED =
            Map.of("1", "model_a", "2", "model_b", "0", "tie", "9", "both_bad");

    private LostLine() {}

    public static void main(String... arguments) throws Exception {
        var server = new Server(arguments[0], arguments[1]);
        var invitation = server.invitation(Path.of(arguments[2]));
        try (var browser = Browser.launch();
                var visitor = browser.visitor(server.url(), 1360, 860, ColorScheme.LIGHT)) {
            var page = visitor.newPage();
            page.navigate(invitation.link());
            page.locator("main form button").first().click();
            int given = press(page, 0, 4);
            page.waitForSelector("main[data-ready]");
            page.waitForLoadState(LoadState.NETWORKIDLE);
            visitor.setOffline(true);
            var away = System.nanoTime();
            // The ballot on the screen and, where it was there already, the one ahead.
            while (page.isVisible("main[data-ready]")) {
                given = press(page, given, given + 1);
                page.waitForTimeout(500);
            }
            System.out.println(given - 4 + " answers given offline; the page says: " + page.innerText("[data-state]"));
            page.waitForTimeout(AWAY_MS - (System.nanoTime() - away) / 1_000_000);
            visitor.setOffline(false);
            press(page, given, KEYS.size());
            page.waitForSelector("[data-state=saved]");
        }
        check(server.get("/studies/" + invitation.study() + "/votes.csv")
                .lines()
                .skip(1)
                .toList());
    }

    private static int press(Page page, int from, int to) {
        for (int i = from; i < to; i++) {
            page.waitForSelector("main[data-ready]");
            page.keyboard().press(KEYS.get(i));
        }
        return to;
    }

    private static void check(List<String> votes) {
        for (int i = 0; i < KEYS.size(); i++) {
            if (votes.size() != KEYS.size() || !votes.get(i).contains("," + STORED.get(KEYS.get(i)) + ",")) {
                throw new IllegalStateException("not what was pressed: " + String.join("\n", votes));
            }
        }
        System.out.println("all ten are stored, once each, in order");
    }
}

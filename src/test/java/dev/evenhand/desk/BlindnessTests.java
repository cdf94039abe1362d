package dev.evenhand.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a browser is sent while its rater votes by keyboard: nothing in it says who wrote what. */
class BlindnessTests extends DeskTest {

    private static final int BALLOTS = 10;
    private static final List<String> KEYS = List.of("1", "2", "0", "9", "a", "b", "t", "x", "ArrowLeft", "ArrowRight");
    private static final List<String> MODELS = List.of("Quibblefinch 9 Ultra", "Marzipanther-xl");

    @Test
    void nothingThatReachesARatersBrowserSaysWhoWroteWhat() {
        var pool = fixture.pool(BALLOTS * 2, MODELS.toArray(String[]::new));
        nameNames(pool);
        var study = fixture.open(pool, MODELS, Map.of("max_votes_per_rater", BALLOTS));
        var received = new StringBuilder();
        for (var invitation : fixture.invite(study, 2)) {
            received.append(rate(invitation.link()));
        }

        assertThat(votes(study)).hasSize(2 * BALLOTS);
        assertThat(received).contains("[model]");
        var traffic = received.toString().toLowerCase(Locale.ROOT);
        for (var secret : secrets(pool)) {
            assertThat(traffic.contains(secret.toLowerCase(Locale.ROOT)))
                    .as("the traffic holds %s", secret)
                    .isFalse();
        }
    }

    /** Rates by keyboard alone and answers all that was sent to the browser: addresses, headers, bodies, storage. */
    private String rate(String link) {
        try (var visitor = browser.visitor(origin(), 1360, 860, ColorScheme.LIGHT)) {
            var page = visitor.newPage();
            var received = new StringBuilder();
            // What a script sends for is read on its way: the browser forgets it with the page.
            page.route(url -> true, route -> {
                if (sentByScript(route.request())) {
                    var response = route.fetch();
                    received.append(response.text());
                    route.fulfill(new Route.FulfillOptions().setResponse(response));
                } else {
                    route.resume();
                }
            });
            page.onRequestFinished(request -> received.append(text(request.response(), page)));
            page.navigate(link);
            page.keyboard().press("Tab");
            page.getByText("Begin").focus();
            page.keyboard().press("Enter");
            for (int ballot = 0; ballot < BALLOTS; ballot++) {
                page.waitForSelector("main[data-ready]");
                var shown = page.getAttribute("main", "data-ballot");
                page.keyboard().press(KEYS.get(ballot));
                page.waitForFunction("shown => document.querySelector('main')?.dataset.ballot !== shown", shown);
            }
            page.waitForSelector("text=Thank you");
            return received.append(page.content())
                    .append(page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie])"))
                    .toString();
        }
    }

    private static String text(Response response, Page page) {
        boolean hasBody = response.status() == 200 && !sentByScript(response.request());
        return response.url()
                + response.request().postData()
                + response.allHeaders()
                + (hasBody ? body(response, page) : "");
    }

    private static boolean sentByScript(Request request) {
        return request.resourceType().equals("fetch");
    }

    /** A script or page may be gone with the page that was left before it was read here: then it is asked for again. */
    private static String body(Response response, Page page) {
        try {
            return new String(response.body(), StandardCharsets.UTF_8);
        } catch (PlaywrightException gone) {
            return page.request().get(response.url()).text();
        }
    }

    /** Models with versions and makers, and responses that say who wrote them. */
    private void nameNames(String pool) {
        jdbc.sql("""
                update model m set version = 'vsn-' || m.id || '-zebrule', provider = 'Oblongata Labs'
                from pool p where p.id = m.pool_id and p.slug = :pool""").param("pool", pool).update();
        jdbc.sql("""
                update response r
                set messages = replace(r.messages, 'Answer', 'I am ' || m.name || ' by Oblongata Labs. Answer')
                from model m join pool p on p.id = m.pool_id
                where m.id = r.model_id and p.slug = :pool""").param("pool", pool).update();
    }

    private List<String> secrets(String pool) {
        var secrets = new ArrayList<>(MODELS);
        secrets.addAll(List.of("zebrule", "Oblongata"));
        for (var model : MODELS) {
            var bytes = model.getBytes(StandardCharsets.UTF_8);
            secrets.add(Base64.getEncoder().withoutPadding().encodeToString(bytes));
            secrets.add(HexFormat.of().formatHex(bytes));
            secrets.add(URLEncoder.encode(model, StandardCharsets.UTF_8).replace("+", "%20"));
        }
        jdbc.sql("""
                select encode(r.digest, 'hex'), encode(r.digest, 'base64') from response r
                join task t on t.id = r.task_id join pool p on p.id = t.pool_id where p.slug = :pool""").param("pool", pool).query(row -> {
            secrets.add(row.getString(1));
            secrets.add(row.getString(2));
        });
        return secrets;
    }
}

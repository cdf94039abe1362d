package dev.evenhand.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.evenhand.Browser;
import dev.evenhand.EvenhandTest;
import dev.evenhand.StudyFixture;
import dev.evenhand.study.Study;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@EvenhandTest
@Import(StudyFixture.class)
class DeskPageTests {

    static Browser browser;

    @LocalServerPort
    int port;

    @Autowired
    StudyFixture fixture;

    @Autowired
    JdbcClient jdbc;

    @BeforeAll
    static void launch() {
        browser = Browser.launch();
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void isAccessibleInLightAndDark() {
        for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            try (var visitor = browser.visitor(origin(), 1360, 860, scheme)) {
                var page = begin(visitor, study(Map.of()));
                Browser.assertAccessible(page);
                Browser.picture(page, "desk-" + scheme);
                page.keyboard().press("s");
                Browser.assertAccessible(page);
            }
        }
    }

    @Test
    void ignoresKeysInTextFieldsAndHeldKeys() {
        try (var visitor = browser.visitor(origin(), 1360, 860, ColorScheme.LIGHT)) {
            var study = study(Map.of());
            var page = begin(visitor, study);
            page.locator(".why").fill("");
            page.locator(".why").pressSequentially("a1 b2");
            page.evaluate("document.activeElement.blur();"
                    + "document.dispatchEvent(new KeyboardEvent('keydown', {key: '1', repeat: true, bubbles: true}))");
            assertThat(votes(study)).isZero();
        }
    }

    @Test
    void opensBothResponsesOnAPhoneBeforeAVote() {
        try (var visitor = browser.visitor(origin(), 400, 800, ColorScheme.LIGHT)) {
            var study = study(Map.of());
            var page = begin(visitor, study);
            page.locator("[data-verdict=a]").click();
            assertThat(page.locator(".toast")).containsText("Open both responses");
            page.getByText("Response B").first().click();
            Browser.assertAccessible(page);
            Browser.picture(page, "desk-narrow");
            page.locator("[data-verdict=a]").click();
            assertThat(page.locator(".toast")).containsText("Saved");
            assertThat(votes(study)).isEqualTo(1);
        }
    }

    @Test
    void composesAnAnswerOfSeveralParts() {
        var criteria = Map.of("scale", "likert7", "axes", List.of(Map.of("key", "clarity", "label", "Writes clearly")));
        try (var visitor = browser.visitor(origin(), 1360, 860, ColorScheme.LIGHT)) {
            var study = study(criteria);
            var page = begin(visitor, study);
            page.locator(".axis input[value=b]").check();
            page.keyboard().press("6");
            Browser.assertAccessible(page);
            page.keyboard().press("Enter");
            assertThat(page.locator(".toast")).containsText("Saved");
            assertThat(jdbc.sql("select verdict || strength || (axes ->> 'clarity') from vote where study_id = :study")
                            .param("study", study.id())
                            .query(String.class)
                            .single())
                    .isEqualTo("model_b2b");
        }
    }

    @Test
    void votesWithoutScript() {
        try (var visitor = browser.withoutScript(origin())) {
            var study = study(Map.of());
            var page = visitor.newPage();
            page.navigate(fixture.invite(study, 1).get(0).link());
            page.getByText("Begin").click();
            var shown = page.getAttribute("main", "data-ballot");
            page.locator("[data-verdict=b]").click();
            assertThat(page.getAttribute("main", "data-ballot")).isNotEqualTo(shown);
            page.locator("[data-menu=skip] summary").click();
            page.getByText("I cannot verify it").click();
            assertThat(votes(study)).isEqualTo(1);
            assertThat(jdbc.sql("select reason from skip where study_id = :study")
                            .param("study", study.id())
                            .query(String.class)
                            .single())
                    .isEqualTo("cannot_verify");
        }
    }

    private Page begin(BrowserContext visitor, Study study) {
        var page = visitor.newPage();
        page.navigate(fixture.invite(study, 1).get(0).link());
        page.getByText("Begin").click();
        page.waitForSelector("main[data-ready]");
        return page;
    }

    private Study study(Map<String, ?> changes) {
        return fixture.open(fixture.pool(6, "one", "two"), List.of("one", "two"), changes);
    }

    private String origin() {
        return "http://localhost:" + port;
    }

    private long votes(Study study) {
        return jdbc.sql("select count(*) from vote where study_id = :study")
                .param("study", study.id())
                .query(Long.class)
                .single();
    }
}

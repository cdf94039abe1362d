package dev.evenhand.exchange;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import dev.evenhand.Browser;
import dev.evenhand.EvenhandTest;
import dev.evenhand.Shortcut;
import dev.evenhand.SignIn;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@EvenhandTest(properties = "evenhand.demo=true")
class DemoStudyTests {

    @LocalServerPort
    int port;

    @Autowired
    DemoStudy demo;

    @Autowired
    JdbcClient jdbc;

    @Test
    void letsAVisitorWithoutAnAccountVoteAndSeeTheResults() {
        try (var browser = Browser.launch();
                var visitor = browser.visitor("http://localhost:" + port, 1360, 860, ColorScheme.LIGHT)) {
            var page = visitor.newPage();
            page.navigate("/");
            Browser.assertAccessible(page);
            page.getByText("Try it as a rater").click();
            page.waitForSelector("main[data-ready]");
            page.keyboard().press("1");
            assertThat(page.locator(".toast")).containsText("Saved");
            // The results name models, which is nothing for somebody who judges.
            assertThat(page.locator("header").getByText("Results")).hasCount(0);
            page.navigate("/studies/demo/results");

            assertThat(page.locator("main")).containsText("1,779 simulated, 1 given on ballots here");
            Browser.assertAccessible(page);
        }
    }

    @Test
    void tellsAmongTheStudiesHowManyOfItsVotesWereMadeUp() {
        SignIn.person(jdbc, "Who looks at the demo", "ADMIN");
        try (var browser = Browser.launch();
                var visitor = browser.visitor("http://localhost:" + port, 1360, 860, ColorScheme.LIGHT)) {
            var page = visitor.newPage();
            Shortcut.signIn(page, "Who looks at the demo");
            page.navigate("/studies");
            assertThat(page.locator("main tbody tr")).containsText("and 1,779 simulated");
            page.navigate("/studies/demo");
            assertThat(page.locator(".stats")).containsText("and 1,779 simulated");
        }
    }

    @Test
    void fillsADatabaseOnce() {
        demo.run(new DefaultApplicationArguments());

        assertThat(jdbc.sql("select count(*) from study").query(Long.class).single())
                .isEqualTo(1);
    }
}

package dev.evenhand.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import dev.evenhand.Browser;
import dev.evenhand.SignIn;
import dev.evenhand.StudyFixture;
import dev.evenhand.commitment.BallotLot;
import dev.evenhand.study.Study;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Some votes are followed by the question which product wrote the left response. */
class BlindingQuestionTests extends DeskTest {

    /** So many ballots ask that one that does not is hardly met; the tests go by what the seed has drawn. */
    private static final Map<String, ?> PLAN = Map.of("blinding_share", "0.99");

    @Test
    void comesAfterTheVoteAndBeforeTheNextBallot() {
        var study = asking();
        try (var visitor = visitor(ColorScheme.LIGHT)) {
            var page = ready(visitor, study);
            page.keyboard().press("1");
            page.waitForURL("**/which-product");
            Browser.assertAccessible(page);
            Browser.picture(page, "which-product");
            assertThat(page.locator("#words")).isFocused();
            assertThat(page.content()).doesNotContain("Cedar", "Birch");
            page.locator("main button.go").click();
            assertThat(page.locator("#words-error")).containsText("1 to 200 characters");
            page.locator("#words").fill("Surely " + onTheLeft(study));
            page.locator("main button.go").click();
            page.waitForSelector("main[data-ready]");

            page.keyboard().press("2");
            page.waitForURL("**/which-product");
            page.locator("main button.ghost").click();
            page.waitForSelector("main[data-ready]");
        }
        assertThat(answers(study)).containsExactly("correct", "unknown");
        seenByAnAdmin(study);
    }

    @Test
    void asksAlsoWithoutScriptAndOnAPhoneAtNight() {
        var study = asking();
        try (var visitor = browser.withoutScript(origin());
                var phone = browser.visitor(origin(), 400, 860, ColorScheme.DARK)) {
            var page = begin(visitor, study);
            page.locator("[name=choice]").first().click();
            assertThat(page).hasURL(Pattern.compile(".*/which-product"));
            page.locator("#words").fill("Llama, perhaps");
            page.locator("main button.go").click();
            assertThat(page.locator("main[data-ballot]")).hasCount(1);

            var small = ready(phone, study);
            small.locator("[data-seat-of=b]").click();
            small.locator("[name=choice]").first().click();
            small.waitForURL("**/which-product");
            Browser.assertAccessible(small);
            Browser.picture(small, "which-product-400-dark");
        }
        assertThat(answers(study)).containsExactly("incorrect");
    }

    private void seenByAnAdmin(Study study) {
        var name = "admin-" + System.nanoTime();
        SignIn.person(jdbc, name, "ADMIN");
        try (var office = visitor(ColorScheme.LIGHT)) {
            var admin = office.newPage();
            SignIn.by(admin, name);
            admin.navigate("/studies/" + study.slug() + "/results/diagnostics");
            assertThat(admin.locator("#blinding")).containsText("+0.50");
            Browser.assertAccessible(admin);
            admin.navigate("/studies/" + study.slug() + "/card");
            assertThat(admin.locator("main")).containsText("index 0.50 (−0.19 to +1.19) of 2 asked");
        }
    }

    private Study asking() {
        return asking(fixture);
    }

    static Study asking(StudyFixture fixture) {
        var study = fixture.open(fixture.pool(6, "Cedar", "Birch"), List.of("Cedar", "Birch"), PLAN);
        // What this seed draws is kept for the first ballots only where it asks; another study has another seed.
        var lot = new BallotLot(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, new BigDecimal("0.99"));
        return IntStream.range(0, 3).allMatch(number -> lot.asks(study.seed(), number)) ? study : asking(fixture);
    }

    private String onTheLeft(Study study) {
        return jdbc.sql("""
                select m.name from vote v join model m on m.id = v.left_model where v.study_id = :study""").param("study", study.id()).query(String.class).single();
    }

    private List<String> answers(Study study) {
        return jdbc.sql("select outcome from blinding_answer where study_id = :study order by at")
                .param("study", study.id())
                .query(String.class)
                .list();
    }
}

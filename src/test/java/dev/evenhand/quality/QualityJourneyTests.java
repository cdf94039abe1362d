package dev.evenhand.quality;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.evenhand.Browser.assertAccessible;
import static dev.evenhand.Browser.picture;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.evenhand.PageTest;
import dev.evenhand.study.Study;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QualityJourneyTests extends PageTest {

    private static final List<String> MODELS = List.of("Cedar", "Birch", "Willow");

    @Test
    void anAdminLooksDecidesAndTakesItBack() {
        var study = study();
        var admin = admin();
        admin.navigate(path(study, ""));
        assertThat(admin.locator(".empty")).containsText("Nobody has been looked at yet");
        assertAccessible(admin);
        admin.getByText("Look now").click();
        assertThat(admin.locator(".notice.look"))
                .containsText("answers faster than anyone can read (100 % of ballots)");
        assertAccessible(admin);
        picture(admin, "quality");

        admin.locator(".notice.look a").first().click();
        assertThat(admin.locator("h2").first()).containsText("clicker");
        assertAccessible(admin);
        picture(admin, "quality-rater");
        keepAndLookAgain(admin, path(study, "/clicker"));
        leaveOut(admin);
        assertThat(admin.locator(".notice").first()).containsText("Nobody else stands out");
        assertThat(admin.locator("main")).containsText("Left out");
        assertThat(admin.locator("main")).containsText("unregistered");
        assertAccessible(admin);
        picture(admin, "quality-left-out");

        admin.navigate(path(study, "/clicker/decide"));
        admin.getByLabel("Reason").fill("They had read it before.");
        admin.getByText("Take back in").last().click();
        assertThat(admin.locator("main")).not().containsText("unregistered");
        assertThat(admin.locator(".notice.good")).containsText("Nobody else stands out");
        assertThat(admin.locator("tbody tr").first()).containsText("looked at, kept");
        // The form came twice before a decision, once as it was refused; the rater's page after a refusal, too.
        org.assertj.core.api.Assertions.assertThat(looks(study))
                .isEqualTo(Map.of("decision on a rater", 3L, "quality of a rater", 4L));
        onAPhoneAtNight(study);
    }

    /** How often pages were looked at that show one rater, and what the headline would be without. */
    private Map<String, Long> looks(Study study) {
        var looks = new HashMap<String, Long>();
        jdbc.sql("""
                select detail ->> 'at', count(*) from study_event
                where study_id = :study and kind = 'look' and detail ->> 'at' like '%rater' group by 1""").param("study", study.id()).query(row -> {
            looks.put(row.getString(1), row.getLong(2));
        });
        return looks;
    }

    private void keepAndLookAgain(Page admin, String rater) {
        var reason = admin.locator("#reason");
        admin.locator("main form").evaluateAll("forms => forms.forEach(form => form.noValidate = true)");
        reason.fill("  ");
        admin.getByText("Keep this rater").last().click();
        assertThat(admin.locator("#reason-error")).containsText("Give a reason");
        assertThat(reason).hasAttribute("aria-invalid", "true");
        assertAccessible(admin);
        reason.fill("A librarian, who reads fast.");
        admin.getByText("Keep this rater").last().click();
        assertThat(admin.locator(".notice.good")).containsText("Nobody else stands out");
        assertThat(admin.locator("tbody tr").first()).containsText("looked at, kept");

        admin.navigate(rater);
        assertThat(admin.locator("main")).containsText("A librarian, who reads fast.");
        assertAccessible(admin);
        picture(admin, "quality-kept");
        reason.fill("Somebody complained.");
        admin.getByText("Look again").last().click();
        assertThat(admin.locator("main")).containsText("Somebody complained.");
        assertThat(admin.locator("#reason-hint")).containsText("The votes stay");
    }

    private void leaveOut(Page admin) {
        admin.getByText("Leave this rater out").click();
        assertThat(admin.locator("table")).containsText("after");
        admin.locator("form").evaluateAll("forms => forms.forEach(form => form.noValidate = true)");
        admin.locator("button.danger").click();
        assertThat(admin.locator("#reason-error")).containsText("Give a reason");
        assertThat(admin.locator("#rule-error")).containsText("Choose the rule");
        assertAccessible(admin);
        picture(admin, "quality-decide");
        admin.locator("input[value=speed]").check();
        admin.getByLabel("Reason").fill("Nobody reads this fast.");
        admin.locator("button.danger").click();
    }

    private void onAPhoneAtNight(Study study) {
        var phone = admin(400, ColorScheme.DARK);
        for (var page : List.of("", "/clicker", "/clicker/decide")) {
            phone.navigate(path(study, page));
            assertAccessible(phone);
            picture(phone, "quality-phone" + page.replace('/', '-'));
        }
    }

    private Study study() {
        var study = fixture.registered(
                fixture.pool(30, MODELS.toArray(String[]::new)), MODELS, Map.of("statistic", "win_share"));
        var crowd = new VotingCrowd(jdbc, study);
        for (int i = 0; i < 6; i++) {
            crowd.honest("honest-" + i);
        }
        crowd.clicker("clicker");
        return study;
    }

    private static String path(Study study, String page) {
        return "/studies/" + study.slug() + "/quality" + page;
    }
}

package dev.evenhand.account;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.evenhand.Browser.assertAccessible;
import static dev.evenhand.Browser.picture;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.evenhand.PageTest;
import dev.evenhand.SignIn;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class PeopleJourneyTests extends PageTest {
    @Test
    void anAdminInvitesSomebodyWhoThenSignsIn() {
        SignIn.person(jdbc, "Augusta", "ADMIN");
        var page = browser.page(port);
        SignIn.by(page, "Augusta");
        page.navigate("/people");
        assertAccessible(page);
        page.getByLabel("Name").fill("Grete");
        page.getByText("Make an invitation link").click();
        var link = page.locator("[data-copy-text]").textContent().strip();
        assertAccessible(page);
        picture(page, "people");
        page.getByLabel("Change Augusta").click();
        narrowAndDark(page, "people-400-dark");

        var guest = browser.page(port);
        guest.navigate(link);
        assertAccessible(guest);
        guest.getByLabel("Password").fill("short");
        guest.getByLabel("The same again").fill("short");
        guest.getByText("Set password").click();
        assertThat(guest.locator(".field__error")).containsText("at least 12 characters");
        assertAccessible(guest);
        guest.getByLabel("Password").fill(SignIn.PASSWORD);
        guest.getByLabel("The same again").fill(SignIn.PASSWORD);
        guest.getByText("Set password").click();
        SignIn.by(guest, "grete");
        assertThat(nav(guest)).not().containsText("People");

        guest.navigate(link);
        assertThat(guest.locator("h1")).containsText("no longer works");
        assertAccessible(guest);
    }

    @Test
    void aTokenIsShownOnceAndCanBeRevoked() {
        SignIn.person(jdbc, "Maryam", "RESEARCHER");
        var page = browser.page(port);
        SignIn.by(page, "Maryam");
        page.navigate("/account");
        page.getByLabel("What is it for?").fill("Nightly import");
        page.getByText("Make a token").click();
        assertThat(page.locator("[data-copy-text]")).containsText("evh_");
        assertAccessible(page);
        picture(page, "account");
        narrowAndDark(page, "account-400-dark");
        page.navigate("/account");
        assertThat(page.locator("[data-copy-text]")).hasCount(0);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Revoke Nightly import"))
                .click();
        assertThat(page.locator("main")).containsText("You have no tokens");
    }

    @Test
    void theFrontPagesAreAccessibleInBothAppearances() {
        for (var scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
            for (var width : new int[] {1360, 400}) {
                try (var visitor = browser.visitor(origin(), width, 860, scheme)) {
                    var page = visitor.newPage();
                    for (var path : new String[] {"", "sign-in", "sign-in?failed", "welcome/nothing"}) {
                        page.navigate("/" + path);
                        assertAccessible(page);
                        picture(page, "front-" + path.replaceAll("\\W", "-") + "-" + width + "-" + scheme);
                        assertFits(page, width);
                    }
                }
            }
        }
    }

    @Test
    void theChosenAppearanceStays() {
        var page = browser.page(port);
        page.navigate("/");
        page.locator("[data-theme-toggle]").click();
        page.navigate("/sign-in");
        assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
    }

    private static Locator nav(Page page) {
        return page.getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("Main"));
    }

    private static void narrowAndDark(Page page, String name) {
        page.setViewportSize(400, 860);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        assertAccessible(page);
        assertFits(page, 400);
        picture(page, name);
        page.setViewportSize(1360, 860);
    }

    private static void assertFits(Page page, int width) {
        Assertions.assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(width);
    }
}

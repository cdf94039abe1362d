package dev.evenhand;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import java.util.Map;
import java.util.regex.Pattern;

/** What a visitor's browser sends on the way to a page under test, without drawing what lies before it. */
public final class Shortcut {
    private static final Pattern TOKEN = Pattern.compile("name=\"csrf\" content=\"([^\"]+)\"");

    private Shortcut() {}

    public static void signIn(Page page, String name) {
        post(page.context(), "/sign-in", Map.of("name", name, "password", SignIn.PASSWORD));
    }

    /** Through the door of an invitation. */
    public static void join(BrowserContext visitor, String link) {
        post(visitor, link, Map.of());
    }

    private static void post(BrowserContext visitor, String path, Map<String, String> fields) {
        var token = TOKEN.matcher(visitor.request().get(path).text());
        assertThat(token.find()).as("a token on %s", path).isTrue();
        var form = FormData.create().set("_csrf", token.group(1));
        fields.forEach(form::set);
        var answer = visitor.request()
                .post(path, RequestOptions.create().setForm(form).setMaxRedirects(0));
        assertThat(answer.headers().get("location")).as(path).doesNotContain("failed");
    }
}

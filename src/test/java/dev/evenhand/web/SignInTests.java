package dev.evenhand.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenhand.EvenhandTest;
import dev.evenhand.SignIn;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@EvenhandTest
class SignInTests {
    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient database;

    private String name;
    private long account;
    private Visitor visitor;

    @BeforeEach
    void somebody() {
        database.sql("delete from bucket").update();
        name = "Somebody " + System.nanoTime();
        account = SignIn.person(database, name, "ADMIN");
        visitor = new Visitor(port);
    }

    @Test
    void leadsToThePageThatWasAskedFor() {
        assertThat(location(visitor.get("/people"))).isEqualTo("/sign-in?to=%2Fpeople");
        var answer = visitor.post(
                "/sign-in", Map.of("name", name.toUpperCase(), "password", SignIn.PASSWORD, "to", "/people"));
        assertThat(location(answer)).isEqualTo("/people");
        assertThat(visitor.get("/people").statusCode()).isEqualTo(200);
    }

    @Test
    void saysThatThereIsNoSuchPageAndNothingOfWhatLiesBelowOne() {
        for (var nowhere : new String[] {"/nowhere", "/admin", "/admin/people", "/peoples"}) {
            var answer = visitor.get(nowhere);
            assertThat(answer.statusCode()).as(nowhere).isEqualTo(404);
            assertThat(answer.body()).contains("There is nothing here");
        }
        for (var hidden : new String[] {"/people/1", "/people/nowhere/at/all", "/studies/nowhere/plan"}) {
            assertThat(location(visitor.get(hidden))).as(hidden).startsWith("/sign-in?to=");
        }
    }

    @Test
    void neverLeadsToAnotherHost() {
        for (var to : new String[] {"//evil.example", "https://evil.example", "/\\evil.example", "/%09/evil.example"}) {
            var answer =
                    new Visitor(port).post("/sign-in", Map.of("name", name, "password", SignIn.PASSWORD, "to", to));
            assertThat(location(answer)).as(to).isEqualTo("/studies");
        }
    }

    @Test
    void makesASessionOnlyOnSuccessAndUnderANewName() {
        visitor.get("/");
        visitor.get("/people");
        visitor.signIn(name, "wrong");
        assertThat(visitor.cookie("session")).isEmpty();
        visitor.plant("session", "Zm9yZ2Vk");
        visitor.signIn(name, SignIn.PASSWORD);
        var first = visitor.cookie("session");
        assertThat(first).isPresent().isNotEqualTo(Optional.of("Zm9yZ2Vk"));
        visitor.signIn(name, SignIn.PASSWORD);
        assertThat(visitor.cookie("session")).isPresent().isNotEqualTo(first);
    }

    @Test
    void saysTheSameWhetherTheNameOrThePasswordIsWrong() {
        assertThat(location(visitor.signIn(name, "wrong"))).isEqualTo("/sign-in?failed");
        assertThat(location(visitor.signIn("Nobody", "wrong"))).isEqualTo("/sign-in?failed");
        database.sql("update account set disabled_at = now() where id = ?")
                .param(account)
                .update();
        assertThat(location(visitor.signIn(name, SignIn.PASSWORD))).isEqualTo("/sign-in?failed");
    }

    @Test
    void keepsTheNameForTheNextTryAndOnlyForThat() {
        visitor.signIn("Zoë <b>", "wrong");
        assertThat(visitor.get("/sign-in?failed").body()).contains("value=\"Zoë &lt;b&gt;\"");
        assertThat(visitor.get("/sign-in").body()).doesNotContain("Zoë");
    }

    @Test
    void stopsGuessingAtOneNameAndSaysHowLongToWait() {
        for (var i = 0; i < SignInLimit.TRIES_PER_NAME; i++) {
            assertThat(visitor.signIn(name, "wrong").statusCode()).isEqualTo(302);
        }
        var refused = visitor.signIn(name, SignIn.PASSWORD);
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValueAsLong("Retry-After").orElseThrow())
                .isBetween(1L, 900L);
        assertThat(refused.body()).contains("Minutes to wait: ");
        assertThat(visitor.signIn("Another", "wrong").statusCode()).isEqualTo(302);
    }

    @Test
    void refusesAFormFromElsewhere() {
        assertThat(visitor.postWithoutToken("/sign-in", Map.of("name", name, "password", SignIn.PASSWORD))
                        .statusCode())
                .isEqualTo(403);
        visitor.signIn(name, SignIn.PASSWORD);
        assertThat(visitor.postWithoutToken("/people", Map.of("name", "Eve", "role", "ADMIN"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(visitor.postWithoutToken("/demo", Map.of()).statusCode()).isEqualTo(403);
        assertThat(visitor.postWithoutToken("/sign-out", Map.of()).statusCode()).isEqualTo(403);
    }

    @Test
    void signingOutEndsTheSession() {
        visitor.signIn(name, SignIn.PASSWORD);
        var copy = visitor.copy();
        assertThat(location(visitor.post("/sign-out", Map.of()))).isEqualTo("/sign-in?out");
        assertThat(copy.get("/people").statusCode()).isEqualTo(302);
    }

    @Test
    void aRightTakenAwayIsGoneAtTheNextRequest() {
        for (var change :
                new String[] {"disabled_at = now()", "role = 'RESEARCHER', epoch = epoch + 1", "password_hash = null"
                }) {
            var person = SignIn.person(database, name + change, "ADMIN");
            var own = new Visitor(port);
            own.signIn(name + change, SignIn.PASSWORD);
            assertThat(own.get("/people").statusCode()).isEqualTo(200);
            database.sql("update account set " + change + " where id = ?")
                    .param(person)
                    .update();
            assertThat(own.get("/people").statusCode()).as(change).isEqualTo(302);
        }
    }

    @Test
    void aNewPasswordEndsAllOtherSessions() {
        visitor.signIn(name, SignIn.PASSWORD);
        var other = new Visitor(port);
        other.signIn(name, SignIn.PASSWORD);
        var chosen = "five other words stand here";
        var form = Map.of("old", SignIn.PASSWORD, "chosen", chosen, "repeated", chosen);
        assertThat(location(visitor.post("/account/password", form))).isEqualTo("/account");
        assertThat(visitor.get("/account").body()).contains("Your password is changed");
        assertThat(other.get("/account").statusCode()).isEqualTo(302);
        assertThat(location(other.signIn(name, chosen))).isEqualTo("/studies");
    }

    @Test
    void whoOwesANewPasswordIsLedToChoosingOne() {
        database.sql("update account set must_change_password = true where id = ?")
                .param(account)
                .update();
        visitor.signIn(name, SignIn.PASSWORD);
        assertThat(location(visitor.get("/people"))).isEqualTo("/account");
        assertThat(visitor.get("/account").body()).contains("First choose a password of your own");
    }

    @Test
    void sendsTheHeadersThatKeepForeignCodeOut() {
        var headers = visitor.get("/").headers();
        assertThat(headers.firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'")
                .doesNotContain("unsafe");
        assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(headers.firstValue("Referrer-Policy")).hasValue("no-referrer");
        assertThat(headers.firstValue("Cache-Control").orElseThrow()).contains("no-store");
        assertThat(headers.allValues("Set-Cookie"))
                .allMatch(cookie -> cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"));
    }

    private static String location(HttpResponse<String> answer) {
        var location = answer.headers().firstValue("Location").orElse("none, but " + answer.statusCode());
        return location.replaceFirst("^http://127.0.0.1:\\d+", "");
    }
}

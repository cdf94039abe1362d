package dev.evenhand;

import com.microsoft.playwright.Page;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** People for tests, made in the database, who can sign in by form, page or token. */
public final class SignIn {
    public static final String PASSWORD = "four calm words here";
    /** The cheapest that bcrypt has; tests do not attack themselves. */
    private static final String HASH = "{bcrypt}" + new BCryptPasswordEncoder(4).encode(PASSWORD);

    private SignIn() {}

    public static long person(JdbcClient database, String name, String role) {
        return database.sql("""
                        insert into account (name, role, password_hash) values (:name, :role, :hash) returning id
                        """)
                .param("name", name)
                .param("role", role)
                .param("hash", HASH)
                .query(Long.class)
                .single();
    }

    /** The text of an API token of this person. */
    public static String token(JdbcClient database, long account) {
        var token = "evh_test-" + UUID.randomUUID();
        database.sql("""
                        insert into api_token (account_id, label, hash)
                        values (:account, 'test', sha256(convert_to(:token, 'UTF8')))
                        """).param("account", account).param("token", token).update();
        return token;
    }

    public static void by(Page page, String name) {
        page.navigate("/sign-in");
        page.getByLabel("Name").fill(name);
        page.getByLabel("Password").fill(PASSWORD);
        page.locator("main button").click();
        page.waitForURL(url -> !url.contains("/sign-in"));
    }
}

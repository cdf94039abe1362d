package dev.evenhand.account;

import java.util.Optional;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Opens a new server: makes the first admin when there is nobody, and says on the console how to get in. */
@Component
@Order(0)
class FirstAdmin implements ApplicationRunner {

    static final String NAME = "admin";

    private final AccountSettings settings;
    private final Passwords passwords;
    private final ApiTokens tokens;
    private final JdbcClient jdbc;
    private final Environment environment;

    FirstAdmin(
            AccountSettings settings, Passwords passwords, ApiTokens tokens, JdbcClient jdbc, Environment environment) {
        this.settings = settings;
        this.passwords = passwords;
        this.tokens = tokens;
        this.jdbc = jdbc;
        this.environment = environment;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (nobody()) {
            make();
        }
        admin().ifPresent(id -> tokens.adopt(id, settings.apiToken()));
    }

    private boolean nobody() {
        return jdbc.sql("select not exists (select 1 from account)")
                .query(Boolean.class)
                .single();
    }

    /** Of two nodes that start together one makes the admin, and only that one prints a password. */
    private void make() {
        var given = settings.adminPassword();
        var password = given == null ? Secret.random("").text() : given;
        var made = jdbc.sql("""
                        insert into account (name, role, password_hash, must_change_password)
                        values (:name, 'ADMIN', :hash, :due)
                        on conflict do nothing
                        """)
                .param("name", NAME)
                .param("hash", passwords.hash(password))
                .param("due", given == null)
                .update();
        if (made == 1) {
            announce(given == null ? password : "given in EVENHAND_ADMIN_PASSWORD");
        }
    }

    /** To the console and not to the log, which is kept and which others may read. A password of ours is shown this once. */
    private void announce(String password) {
        var scheme = environment.containsProperty("server.ssl.bundle") ? "https" : "http";
        System.out.printf("""

                ──────────────────────────────────────────────────────────────────────
                  Evenhand is ready   %s://localhost:%s
                  Sign in as          %s
                  with the password   %s
                ──────────────────────────────────────────────────────────────────────

                """, scheme, environment.getProperty("local.server.port", "8080"), NAME, password);
    }

    private Optional<Long> admin() {
        return jdbc.sql("""
                        select id from account where role = 'ADMIN' and disabled_at is null
                        order by lower(name) <> :name, id limit 1
                        """).param("name", NAME).query(Long.class).optional();
    }
}

package dev.evenhand.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Tells who somebody is by what he shows: a name and password, a token, or a session from an earlier sign-in. */
@Service
public class Identities {

    private final JdbcClient jdbc;
    private final Passwords passwords;

    Identities(JdbcClient jdbc, Passwords passwords) {
        this.jdbc = jdbc;
        this.passwords = passwords;
    }

    /** Takes as long for a name that nobody has, so that names cannot be guessed by the clock. */
    public Optional<SignedIn> byPassword(String name, String password) {
        var found = jdbc.sql("""
                        select id, name, role, epoch, must_change_password, password_hash
                        from account
                        where lower(name) = lower(:name) and disabled_at is null and password_hash is not null
                        """)
                .param("name", name.strip())
                .query((row, number) -> new Known(signedIn(row), row.getString("password_hash")))
                .optional();
        var hash = found.map(Known::hash).orElseGet(passwords::nobodys);
        return passwords.match(password, hash) ? found.map(Known::person) : Optional.empty();
    }

    /** Notes the use to the minute, which is enough to find tokens that nobody uses. */
    public Optional<SignedIn> byToken(String token) {
        return jdbc.sql("""
                        with token as (
                            select id, account_id, last_used_at from api_token where hash = :hash and revoked_at is null
                        ), used as (
                            update api_token set last_used_at = now() from token
                            where api_token.id = token.id
                              and coalesce(token.last_used_at < now() - interval '1 minute', true)
                        )
                        select a.id, a.name, a.role, a.epoch, false as must_change_password
                        from account a join token on token.account_id = a.id
                        where a.disabled_at is null
                        """)
                .param("hash", new Secret(token).hash())
                .query((row, number) -> signedIn(row))
                .optional();
    }

    public Optional<SignedIn> bySession(long accountId, int epoch) {
        return jdbc.sql("""
                        select id, name, role, epoch, must_change_password
                        from account
                        where id = :id and epoch = :epoch and disabled_at is null and password_hash is not null
                        """)
                .param("id", accountId)
                .param("epoch", epoch)
                .query((row, number) -> signedIn(row))
                .optional();
    }

    private static SignedIn signedIn(ResultSet row) throws SQLException {
        return new SignedIn(
                row.getLong("id"),
                row.getString("name"),
                Role.valueOf(row.getString("role")),
                row.getInt("epoch"),
                row.getBoolean("must_change_password"));
    }

    private record Known(SignedIn person, String hash) {}
}

package dev.evenhand.account;

import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Links that let a person choose a password: each works once, until it expires by the database's clock or a newer one is made. */
@Repository
class AccountLinks {

    private final JdbcClient jdbc;

    AccountLinks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional
    public Secret issue(long accountId, Purpose purpose) {
        withdraw(accountId);
        var secret = Secret.random("");
        jdbc.sql("""
                        insert into account_link (hash, account_id, purpose, expires_at)
                        values (:hash, :account, :purpose, now() + make_interval(hours => :hours))
                        """)
                .param("hash", secret.hash())
                .param("account", accountId)
                .param("purpose", purpose.name().toLowerCase(Locale.ROOT))
                .param("hours", purpose.hours())
                .update();
        return secret;
    }

    @Transactional
    public void withdraw(long accountId) {
        jdbc.sql("delete from account_link where account_id = :account and used_at is null")
                .param("account", accountId)
                .update();
    }

    Optional<Welcome> find(Secret secret) {
        return jdbc.sql("""
                        select a.name, l.purpose = 'invitation' as invited
                        from account_link l join account a on a.id = l.account_id
                        where l.hash = :hash and l.used_at is null and l.expires_at > now() and a.disabled_at is null
                        """).param("hash", secret.hash()).query(Welcome.class).optional();
    }

    /** Whose link it was, if it still works; from then on it does not. */
    @Transactional
    public Optional<Long> use(Secret secret) {
        return jdbc.sql("""
                        update account_link l set used_at = now()
                        from account a
                        where l.hash = :hash and l.used_at is null and l.expires_at > now()
                          and a.id = l.account_id and a.disabled_at is null
                        returning l.account_id
                        """).param("hash", secret.hash()).query(Long.class).optional();
    }

    /** Why a link was made; an invitation may wait over a weekend. */
    enum Purpose {
        INVITATION(168),
        RESET(24);

        private final int hours;

        Purpose(int hours) {
            this.hours = hours;
        }

        int hours() {
            return hours;
        }
    }

    /** Whom a link lets in, and whether for the first time. */
    record Welcome(String name, boolean invited) {}
}

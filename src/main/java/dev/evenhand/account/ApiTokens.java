package dev.evenhand.account;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tokens by which scripts act for people. A revoked one stays as a row, so that its past use can be explained. */
@Repository
class ApiTokens {

    private static final int MOST = 50;

    private final JdbcClient jdbc;

    ApiTokens(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Secret issue(long accountId, String label) {
        var secret = Secret.random("evh_");
        jdbc.sql("insert into api_token (account_id, label, hash) values (:account, :label, :hash)")
                .param("account", accountId)
                .param("label", label)
                .param("hash", secret.hash())
                .update();
        return secret;
    }

    List<ApiToken> of(long accountId) {
        return jdbc.sql("""
                        select id, label, created_at, last_used_at, environment
                        from api_token
                        where account_id = :account and revoked_at is null
                        order by created_at desc, id desc
                        limit :most
                        """)
                .param("account", accountId)
                .param("most", MOST)
                .query(ApiToken.class)
                .list();
    }

    boolean isFull(long accountId) {
        return of(accountId).size() == MOST;
    }

    /** Whether there was such a token of this person. */
    boolean revoke(long accountId, long id) {
        return jdbc.sql("""
                                update api_token set revoked_at = now()
                                where id = :id and account_id = :account and revoked_at is null
                                """).param("id", id).param("account", accountId).update() == 1;
    }

    int revokeAll(long accountId) {
        return jdbc.sql("update api_token set revoked_at = now() where account_id = :account and revoked_at is null")
                .param("account", accountId)
                .update();
    }

    /** Makes this the one token that the environment gives; none if null. A token revoked by hand stays revoked. */
    void adopt(long accountId, @Nullable Secret secret) {
        var hash = secret == null ? new byte[0] : secret.hash();
        jdbc.sql("delete from api_token where environment and hash <> :hash")
                .param("hash", hash)
                .update();
        if (secret != null) {
            jdbc.sql("""
                            insert into api_token (account_id, label, hash, environment)
                            values (:account, 'EVENHAND_API_TOKEN', :hash, true)
                            on conflict (hash) do nothing
                            """).param("account", accountId).param("hash", hash).update();
        }
    }

    /** A token as its owner sees it in a list. */
    record ApiToken(
            long id,
            String label,
            Instant createdAt,
            @Nullable Instant lastUsedAt,
            boolean environment) {}
}

package dev.evenhand.account;

import dev.evenhand.account.AccountLinks.Purpose;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What admins do about people. Each of these holds at the person's next request, on every node. */
@Service
class People {

    private static final int MOST = 500;

    private final Accounts accounts;
    private final AccountLinks links;
    private final ApiTokens tokens;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Records records;

    People(Accounts accounts, AccountLinks links, ApiTokens tokens, JdbcClient jdbc, Clock clock, Records records) {
        this.records = records;
        this.accounts = accounts;
        this.links = links;
        this.tokens = tokens;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    List<Person> list() {
        return jdbc.sql("""
                        select a.id, a.name, a.role, a.disabled_at is not null as disabled,
                               a.password_hash is null as waiting,
                               (select count(*) from api_token t where t.account_id = a.id and t.revoked_at is null)
                                   as tokens
                        from account a
                        order by a.disabled_at is not null, lower(a.name)
                        limit :most
                        """).param("most", MOST).query(Person.class).list();
    }

    @Transactional
    public Secret invite(String name, Role role) {
        if (accounts.existsByName(name)) {
            throw new NameTaken(name);
        }
        try {
            var account = accounts.save(new Account(name, role, clock.instant()));
            records.tell("people add", Map.of("name", name, "role", role.label()));
            return links.issue(account.id(), Purpose.INVITATION);
        } catch (DataIntegrityViolationException e) {
            throw new NameTaken(name);
        }
    }

    @Transactional
    public void give(long id, Role role) {
        if (role != Role.ADMIN) {
            keepAnAdminBeside(id);
        }
        var account = accounts.hold(id);
        tell("people role", account, Map.of("was", account.role().label(), "becomes", role.label()));
        account.take(role);
    }

    @Transactional
    public void disable(long id) {
        keepAnAdminBeside(id);
        var account = accounts.hold(id);
        account.disable(clock.instant());
        links.withdraw(id);
        tell("people disable", account, Map.of());
    }

    @Transactional
    public void enable(long id) {
        var account = accounts.hold(id);
        account.enable();
        tell("people enable", account, Map.of());
    }

    @Transactional
    public Link reset(long id) {
        keepAnAdminBeside(id);
        var account = accounts.hold(id);
        account.forgetPassword();
        tell("people reset", account, Map.of());
        return new Link(account.name(), links.issue(id, Purpose.RESET));
    }

    @Transactional
    public void revokeTokens(long id) {
        var account = accounts.hold(id);
        tokens.revokeAll(id);
        tell("people tokens revoke", account, Map.of());
    }

    private void tell(String kind, Account account, Map<String, String> change) {
        var subject = new LinkedHashMap<String, Object>();
        subject.put("id", String.valueOf(account.id()));
        subject.put("name", account.name());
        subject.putAll(change);
        records.tell(kind, subject);
    }

    private void keepAnAdminBeside(long id) {
        var admins = accounts.holdAdmins();
        if (admins.size() == 1 && admins.get(0).id() == id) {
            throw new LastAdmin();
        }
    }

    /** A person in a list; waiting means that a password has yet to be chosen. */
    record Person(long id, String name, Role role, boolean disabled, boolean waiting, int tokens) {}

    /** The way in for somebody. */
    record Link(String name, Secret secret) {}
}

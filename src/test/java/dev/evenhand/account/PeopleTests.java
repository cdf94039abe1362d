package dev.evenhand.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evenhand.EvenhandTest;
import dev.evenhand.SignIn;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@EvenhandTest
class PeopleTests {
    @Autowired
    private People people;

    @Autowired
    private PasswordChange change;

    @Autowired
    private AccountLinks links;

    @Autowired
    private Identities identities;

    @Autowired
    private JdbcClient database;

    private long ada;

    @BeforeEach
    void onlyAda() {
        database.sql("delete from account").update();
        ada = SignIn.person(database, "Ada", "ADMIN");
    }

    @Test
    void keepsTheLastAdmin() {
        people.invite("Waiting", Role.ADMIN);
        assertThatThrownBy(() -> people.disable(ada)).isInstanceOf(LastAdmin.class);
        assertThatThrownBy(() -> people.give(ada, Role.RESEARCHER)).isInstanceOf(LastAdmin.class);
        assertThatThrownBy(() -> people.reset(ada)).isInstanceOf(LastAdmin.class);
    }

    @Test
    void keepsOneOfTwoAdminsWhoDemoteEachOtherAtOnce() throws Exception {
        for (var round = 0; round < 10; round++) {
            onlyAda();
            var grace = SignIn.person(database, "Grace", "ADMIN");
            var pool = Executors.newFixedThreadPool(2);
            pool.invokeAll(List.of(demotion(ada), demotion(grace)));
            pool.shutdown();
            assertThat(database.sql("select count(*) from account where role = 'ADMIN'")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(1);
        }
    }

    private Callable<Void> demotion(long id) {
        return () -> {
            people.give(id, Role.RESEARCHER);
            return null;
        };
    }

    @Test
    void refusesANameInAnotherSpelling() {
        assertThatThrownBy(() -> people.invite("ADA", Role.RESEARCHER)).isInstanceOf(NameTaken.class);
    }

    @Test
    void aLinkWorksOnceAndUntilTheNextOne() {
        var first = people.invite("Grace", Role.RESEARCHER);
        var id = database.sql("select id from account where name = 'Grace'")
                .query(Long.class)
                .single();
        var second = people.reset(id).secret();
        assertThatThrownBy(() -> change.choose(first, SignIn.PASSWORD)).isInstanceOf(LinkSpent.class);
        change.choose(second, SignIn.PASSWORD);
        assertThatThrownBy(() -> change.choose(second, SignIn.PASSWORD)).isInstanceOf(LinkSpent.class);
        assertThat(identities.byPassword("grace", SignIn.PASSWORD)).isPresent();
    }

    @Test
    void aLinkExpiresByTheClockOfTheDatabase() {
        var link = people.invite("Grace", Role.RESEARCHER);
        database.sql("update account_link set expires_at = now()").update();
        assertThat(links.find(link)).isEmpty();
        assertThatThrownBy(() -> change.choose(link, SignIn.PASSWORD)).isInstanceOf(LinkSpent.class);
    }

    @Test
    void aResetEndsTheOldPasswordAtOnce() {
        var grace = SignIn.person(database, "Grace", "RESEARCHER");
        people.reset(grace);
        assertThat(identities.byPassword("Grace", SignIn.PASSWORD)).isEmpty();
        assertThat(identities.bySession(grace, 0)).isEmpty();
    }

    @Test
    void keepsNoSecretInTheDatabase() {
        var link = people.invite("Grace", Role.RESEARCHER);
        var kept = database.sql("select string_agg(l::text, ',') from account_link l")
                .query(String.class)
                .single();
        assertThat(kept).doesNotContain(link.text());
        assertThat(link.toString()).doesNotContain(link.text());
    }
}

package dev.evenhand.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenhand.EvenhandTest;
import dev.evenhand.SignIn;
import dev.evenhand.StudyFixture;
import dev.evenhand.panel.Guest;
import dev.evenhand.panel.Invitations;
import dev.evenhand.panel.Messages;
import dev.evenhand.study.Amendments;
import dev.evenhand.study.Study;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whatever people and files name things, a page shows it as it was written: no markup of it, and no expression, is ever run. */
@EvenhandTest
class HostileNamesTests {

    private static final String MARKUP = "<i id=x9>\"'";
    private static final String NAME = MARKUP + " __${7*7}__ [[${9*9}]] #{T(java.lang.Runtime)}";

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient database;

    @Autowired
    StudyFixture fixture;

    @Autowired
    Invitations invitations;

    @Autowired
    Messages messages;

    @Autowired
    Amendments amendments;

    private Visitor admin;
    private Study study;
    private String pool;
    private String rater;

    @BeforeEach
    void everythingIsNamedSo() {
        var person = NAME.substring(0, 40) + System.nanoTime();
        SignIn.person(database, person, "ADMIN");
        admin = new Visitor(port);
        admin.signIn(person, SignIn.PASSWORD);
        var models = List.of("one " + NAME, "two " + NAME);
        pool = fixture.pool(2, models.toArray(String[]::new));
        database.sql(
                        "update task set category = :name, tags = array[:name] where pool_id = (select id from pool where slug = :pool)")
                .param("name", NAME)
                .param("pool", pool)
                .update();
        database.sql("update pool set name = :name where slug = :pool")
                .param("name", NAME + System.nanoTime())
                .param("pool", pool)
                .update();
        study = fixture.open(
                pool,
                models,
                Map.of("name", "Study " + NAME, "question", NAME, "instructions", NAME, "leaks", "allow"));
        rater = invitations
                .personal(study, List.of(new Guest(NAME, NAME, null)), null, person)
                .get(0)
                .raterId();
        messages.send(study, NAME, person);
        amendments.add(study.slug(), "other", NAME, NAME, null, person);
    }

    @Test
    void areShownAsTheyWereWritten() throws IOException {
        int seen = 0;
        for (var row : AccessMatrixTests.rows()) {
            var path = row.path()
                    .replaceFirst("(studies|ledger)/\\{(slug|study)}", "$1/" + study.slug())
                    .replaceFirst("pools/\\{slug}", "pools/" + pool)
                    .replace("{rater}", rater);
            if (!row.method().equals("GET") || path.contains("{") || path.startsWith("/api/")) {
                continue;
            }
            var answer = admin.get(path);
            assertThat(answer.statusCode()).as(path).isLessThan(500);
            if (answer.headers().firstValue("Content-Type").orElse("").matches("(text/html|image/svg).*")) {
                assertThat(answer.body()).as(path).doesNotContain(MARKUP, "<i id=x9", "__49__", " 49 ", "[[81]]");
                seen += answer.body().contains("id=x9&gt;") ? 1 : 0;
            }
        }
        assertThat(seen).as("pages that show the name").isGreaterThan(15);
    }
}

package dev.evenhand.desk;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitUntilState;
import dev.evenhand.Shortcut;
import dev.evenhand.StudyFixture;
import dev.evenhand.commitment.CanonicalJson;
import dev.evenhand.study.Study;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** A rater before one ballot whose two responses a test has written. */
final class Reader {
    private final StudyFixture fixture;
    private final JdbcClient jdbc;

    Reader(StudyFixture fixture, JdbcClient jdbc) {
        this.fixture = fixture;
        this.jdbc = jdbc;
    }

    Study study(String prompt, String one, String two, Map<String, ?> changes) {
        var pool = fixture.pool(1, "kestrel", "wren");
        jdbc.sql("update task set messages = :messages where pool_id = (select id from pool where slug = :pool)")
                .param("messages", messages("user", prompt))
                .param("pool", pool)
                .update();
        answer(pool, "kestrel", one);
        answer(pool, "wren", two);
        return fixture.open(pool, List.of("kestrel", "wren"), changes);
    }

    private void answer(String pool, String model, String text) {
        var messages = messages("assistant", text);
        jdbc.sql("""
                update response set messages = :messages, digest = :digest, characters = :characters
                where model_id = (select m.id from model m join pool p on p.id = m.pool_id
                                  where p.slug = :pool and m.name = :model)""")
                .param("messages", messages)
                .param("digest", CanonicalJson.sha256(messages))
                .param("characters", text.length())
                .param("pool", pool)
                .param("model", model)
                .update();
    }

    private static String messages(String role, String text) {
        return JsonMapper.shared().writeValueAsString(List.of(Map.of("role", role, "content", text)));
    }

    Page open(BrowserContext visitor, Study study) {
        var page = visitor.newPage();
        begin(page, study);
        page.waitForSelector("main[data-ready]");
        return page;
    }

    /** Without waiting for what a test holds back. */
    void begin(Page page, Study study) {
        Shortcut.join(page.context(), fixture.invite(study, 1).get(0).link());
        page.navigate("/desk/" + study.slug(), new Page.NavigateOptions().setWaitUntil(WaitUntilState.COMMIT));
    }
}

package dev.evenhand;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What tests of pages share: the app, its database, and a browser whose visitors leave after each test. */
@EvenhandTest
public abstract class PageTest {

    @LocalServerPort
    protected int port;

    @Autowired
    protected StudyFixture fixture;

    @Autowired
    protected JdbcClient jdbc;

    protected Browser browser;

    @BeforeEach
    protected void launch() {
        browser = Browser.launch();
    }

    @AfterEach
    protected void close() {
        if (browser != null) {
            browser.close();
        }
    }

    protected String origin() {
        return "http://localhost:" + port;
    }

    /** An admin of her own, in the office. */
    protected Page admin() {
        return admin(1360, ColorScheme.LIGHT);
    }

    protected Page admin(int width, ColorScheme scheme) {
        var name = "admin-" + UUID.randomUUID().toString().substring(0, 8);
        SignIn.person(jdbc, name, "ADMIN");
        var page = browser.visitor(origin(), width, 860, scheme).newPage();
        Shortcut.signIn(page, name);
        return page;
    }
}

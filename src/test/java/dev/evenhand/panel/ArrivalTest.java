package dev.evenhand.panel;

import dev.evenhand.EvenhandTest;
import dev.evenhand.StudyFixture;
import dev.evenhand.study.Study;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What tests of arrivals share: an open study, links to it, and whoever comes by one. */
@EvenhandTest
abstract class ArrivalTest {

    @Autowired
    StudyFixture fixture;

    @Autowired
    Invitations invitations;

    @Autowired
    Arrivals arrivals;

    @Autowired
    Raters raters;

    @Autowired
    Platforms platforms;

    @Autowired
    JdbcClient jdbc;

    Study study;

    @BeforeEach
    void study() {
        study = fixture.open(fixture.pool(4, "one", "two"), List.of("one", "two"), Map.of());
    }

    String open(OpenLink wish) {
        return token(invitations.open(study, wish, "test").link());
    }

    /** The pseudonym of whoever a link lets in, in a browser that was never here. */
    String begin(String link) {
        return rater(arrivals.begin(token(link), null, Map.of()).token());
    }

    String rater(String carried) {
        return raters.carrying(carried).orElseThrow().name();
    }

    static String token(String link) {
        return link.replace("/join/", "");
    }
}

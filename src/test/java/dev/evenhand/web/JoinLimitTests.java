package dev.evenhand.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenhand.EvenhandTest;
import dev.evenhand.StudyFixture;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** One address lets in so many raters an hour; knocking at a closed door costs nothing. */
@EvenhandTest(properties = "evenhand.joins-per-address=2")
class JoinLimitTests {

    @LocalServerPort
    int port;

    @Autowired
    StudyFixture fixture;

    @Test
    void countsWhoGetsIn() {
        var study = fixture.open(fixture.pool(1, "one", "two"), List.of("one", "two"), Map.of());
        var links = fixture.invite(study, 3);
        assertThat(join("/join/nowhere")).isEqualTo(404);
        assertThat(join("/join/nowhere")).isEqualTo(404);
        assertThat(join(links.get(0).link())).isEqualTo(303);
        assertThat(join(links.get(1).link())).isEqualTo(303);
        assertThat(join(links.get(2).link())).isEqualTo(429);
        assertThat(join(links.get(2).link().replace("/join/", "/%6Aoin/")))
                .as("written with escapes")
                .isEqualTo(429);
        assertThat(join("/demo")).as("the demo study").isEqualTo(429);
    }

    private int join(String link) {
        return new Visitor(port).post(link, Map.of()).statusCode();
    }
}

package dev.evenhand.panel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenhand.TwoNodes;
import dev.evenhand.study.Study;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A crowd at two doors of one database: as many get in as there are places, and each person once. */
class TwoNodesArrivalTests {

    private static final int CROWD = 2_000;
    private static final int PLACES = 200;
    private static final int THREADS = 64;

    private static TwoNodes nodes;

    @BeforeAll
    static void start() {
        nodes = new TwoNodes();
    }

    @AfterAll
    static void stop() {
        nodes.close();
    }

    @Test
    void letInAsManyAsThereArePlaces() throws Exception {
        var study = study();
        var link = link(study, PLACES, false);
        var outcomes = crowd(CROWD, i -> node(i).begin(link, null, Map.of()));
        assertThat(outcomes.stream().filter(Arrivals.Admission.class::isInstance))
                .hasSize(PLACES);
        assertThat(outcomes.stream().filter(NoPlaceLeft.class::isInstance)).hasSize(CROWD - PLACES);
        assertThat(raters(study)).isEqualTo(PLACES);
        assertThat(nodes.count("select taken from open_link where study_id = :study", study))
                .isEqualTo(PLACES);
    }

    @Test
    void takeOnePersonForOneRater() throws Exception {
        var study = study();
        nodes.bean(0, Platforms.class).save(study, Platform.prolific(Map.of(), false), "test");
        var link = link(study, PLACES, true);
        var outcomes = crowd(300, i -> node(i).begin(link, null, ids("person" + i % 30, "session" + i % 30)));
        assertThat(outcomes).allMatch(Arrivals.Admission.class::isInstance);
        assertThat(raters(study)).isEqualTo(30);
    }

    private static Map<String, String> ids(String person, String session) {
        return Map.of("PROLIFIC_PID", person, "STUDY_ID", "s", "SESSION_ID", session);
    }

    /** What each got: an admission, or the exception that said no. */
    private static List<Object> crowd(int size, Door door) throws Exception {
        return TwoNodes.atOnce(
                THREADS,
                IntStream.range(0, size)
                        .<Callable<Object>>mapToObj(i -> () -> outcome(door, i))
                        .toList());
    }

    private static Object outcome(Door door, int i) {
        try {
            return door.open(i);
        } catch (RuntimeException e) {
            return e;
        }
    }

    private static Arrivals node(int i) {
        return nodes.bean(i, Arrivals.class);
    }

    private static Study study() {
        var fixture = nodes.fixture();
        return fixture.open(fixture.pool(2, "one", "two"), List.of("one", "two"), Map.of());
    }

    private static String link(Study study, int places, boolean platform) {
        var wish = new OpenLink("", "", places, null, null, platform);
        return nodes.bean(0, Invitations.class).open(study, wish, "test").link().replace("/join/", "");
    }

    private static long raters(Study study) {
        return nodes.count("select count(*) from rater where study_id = :study", study);
    }

    private interface Door {
        Object open(int i);
    }
}

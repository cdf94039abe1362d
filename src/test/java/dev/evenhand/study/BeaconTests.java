package dev.evenhand.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evenhand.EvenhandTest;
import dev.evenhand.StudyFixture;
import dev.evenhand.commitment.CommittedSeed;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A plan may name public randomness that is announced after registration; ballots then follow from it as well. */
@EvenhandTest
class BeaconTests {

    private static final List<String> MODELS = List.of("one", "two");
    private static final Map<String, ?> NAMED =
            Map.of("beacon", Map.of("source", "drand quicknet", "round", "round 26000000"));
    private static final String VALUE = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    @Autowired
    private StudyFixture fixture;

    @Autowired
    private Beacons beacons;

    @Autowired
    private StudyLife life;

    @Autowired
    private StudyEvents events;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void opensOnlyOnceTheValueIsThere() {
        var slug = registered(NAMED).slug();

        assertThatThrownBy(() -> life.open(slug, "ada")).isInstanceOf(WrongState.class);
        beacons.enter(slug, " " + VALUE.toUpperCase(Locale.ROOT) + " ", "ada");

        var open = life.open(slug, "ada");
        assertThat(open.state()).isEqualTo(State.OPEN);
        assertThat(open.beacon()).contains(VALUE);
        assertThat(events.latest(open.id(), 2))
                .extracting(StudyEvents.Entry::kind)
                .containsExactly("opened", "beacon");
    }

    @Test
    void letsBallotsFollowFromSeedAndBeaconTogether() {
        var slug = registered(NAMED).slug();
        beacons.enter(slug, VALUE, "ada");
        life.open(slug, "ada");
        var closed = life.close(slug, "ada");

        var seed = HexFormat.of().parseHex(closed.revealedSeed().orElseThrow());
        var mixed = new CommittedSeed(seed, HexFormat.of().parseHex(VALUE));
        assertThat(closed.seed().ballotId(7))
                .isEqualTo(mixed.ballotId(7))
                .isNotEqualTo(new CommittedSeed(seed).ballotId(7));
    }

    @Test
    void takesAValueOnceAndTheSameAgain() {
        var slug = registered(NAMED).slug();
        beacons.enter(slug, VALUE, "ada");

        assertThat(beacons.enter(slug, VALUE, "ada").beacon()).contains(VALUE);
        assertThatThrownBy(() -> beacons.enter(slug, "00".repeat(32), "ada")).isInstanceOf(WrongState.class);
        assertThatThrownBy(() -> jdbc.sql("update study set beacon = sha256('') where slug = :slug")
                        .param("slug", slug)
                        .update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("beacon_fixed");
    }

    @Test
    void takesNothingThatIsNoValueOrThatThePlanDoesNotName() {
        var slug = registered(NAMED).slug();

        for (var typed : List.of("", "9f86", VALUE + "00", "zz" + VALUE.substring(2))) {
            assertThatThrownBy(() -> beacons.enter(slug, typed, "ada"))
                    .isInstanceOf(InvalidPlan.class)
                    .hasMessageContaining("hexadecimal");
        }
        assertThatThrownBy(() -> beacons.enter(registered(Map.of()).slug(), VALUE, "ada"))
                .isInstanceOf(WrongState.class);
    }

    @Test
    void takesNoneAfterTheOpeningEvenFromTheDatabase() {
        var slug = fixture.open(fixture.pool(2, "one", "two"), MODELS, Map.of()).slug();

        assertThatThrownBy(() -> jdbc.sql("update study set beacon = sha256('') where slug = :slug")
                        .param("slug", slug)
                        .update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("beacon_fixed");
    }

    @Test
    void namesWhichAnnouncementItIs() {
        assertThatThrownBy(() -> registered(Map.of("beacon", Map.of("source", "drand quicknet"))))
                .isInstanceOf(InvalidPlan.class)
                .hasMessageContaining("beacon.round");
    }

    private Study registered(Map<String, ?> changes) {
        return fixture.registered(fixture.pool(2, "one", "two"), MODELS, changes);
    }
}

package dev.evenhand.results;

import static dev.evenhand.results.CedarVotes.MODELS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.evenhand.EvenhandTest;
import dev.evenhand.StudyFixture;
import dev.evenhand.pool.PoolModels;
import dev.evenhand.pool.Pools;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whoever knows the result knows, too, which settings would excuse it. */
@EvenhandTest
class RegisteredSettingsTests {

    @Autowired
    StudyFixture fixture;

    @Autowired
    Pools pools;

    @Autowired
    PoolModels models;

    @Autowired
    CardBook cards;

    @Test
    void stayWhatTheyWereWhenThePlanWasRegistered() {
        var slug = fixture.pool(20, MODELS.toArray(String[]::new));
        var pool = pools.get(slug);
        models.describe(pool, "Birch", "1", "Trees", "{\"temperature\":0.2}");
        var study = fixture.open(slug, MODELS, Map.of());
        models.describe(pools.get(slug), "Cedar", "9", "Trees", "{\"temperature\":0.9}");

        assertThat(models.find(pool.id(), "Cedar").orElseThrow().settings()).contains("0.9");
        assertThat(cards.of(study).models())
                .extracting("model", "version", "settings")
                .containsExactlyInAnyOrder(tuple("Birch", "1", "{\"temperature\": 0.2}"), tuple("Cedar", "", ""));
    }
}

package dev.evenhand.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenhand.EvenhandTest;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@EvenhandTest
class PoolSizeTests {

    /** More than the database lets one app have at once. */
    private static final int OFTEN = 40;

    @Autowired
    Pools pools;

    @Autowired
    Importer importer;

    @Test
    void listsPoolsAgainAndAgainAndGivesItsConnectionBack() {
        long pool = pools.create("Sizes").id();
        var file = "{\"task_id\":\"t\",\"prompt\":\"Say it\",\"responses\":[{\"model\":\"Cedar\",\"content\":\"It\"}]}";
        importer.run(pool, new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)), PoolBench.WHOLE);

        for (int i = 0; i < OFTEN; i++) {
            assertThat(pools.sizes()).containsEntry(pool, new Pools.Size(pool, 1, 1, 1));
        }
    }
}

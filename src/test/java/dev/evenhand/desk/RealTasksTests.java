package dev.evenhand.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.options.ColorScheme;
import dev.evenhand.Browser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tasks that models were really given, the longest and the shortest answers among them; skipped where they are not at hand. */
class RealTasksTests extends DeskTest {
    private static final Path POOL = Path.of("../shared/data/pool-1276/pool.jsonl");

    /** Long, short, a long request; code, tables, formulas, and all of them together. */
    private static final Set<String> TASKS = Set.of(
            "ae-0148",
            "ae-0262",
            "ah-ee9ae7195672",
            "ah-71bb06ecd0ab",
            "ae-0176",
            "ae-0619",
            "ae-0358",
            "ah-379a490a6eae",
            "ah-2089a27fe9e2",
            "ah-bc75023ee4bc",
            "ae-0606",
            "ah-946bb59d967e");

    @BeforeAll
    static void havePool() {
        assumeTrue(Files.exists(POOL), "the pool of 1,276 tasks is not at " + POOL);
    }

    @Test
    void standAlikeOnEverySideAndScreen() throws IOException {
        var reader = new Reader(fixture, jdbc);
        for (var task : tasks().entrySet()) {
            var responses = task.getValue().path("responses");
            var study = reader.study(
                    task.getValue().path("prompt").stringValue(),
                    responses.path(0).path("content").stringValue(),
                    responses.path(1).path("content").stringValue(),
                    Map.of("votes_per_comparison", 2));
            for (var screen :
                    Map.of(1360, ColorScheme.LIGHT, 400, ColorScheme.DARK).entrySet()) {
                try (var visitor = browser.visitor(origin(), screen.getKey(), 860, screen.getValue())) {
                    var page = reader.open(visitor, study);
                    Browser.picture(page, "task-" + task.getKey() + "-" + screen.getKey());
                    Panes.assertFramedAlike(page);
                    assertThat((int) page.evaluate("document.documentElement.scrollWidth - innerWidth"))
                            .as("%s at %s px", task.getKey(), screen.getKey())
                            .isZero();
                }
            }
        }
    }

    private static Map<String, JsonNode> tasks() throws IOException {
        var tasks = new TreeMap<String, JsonNode>();
        try (var lines = Files.lines(POOL)) {
            lines.map(JsonMapper.shared()::readTree)
                    .filter(task -> TASKS.contains(task.path("task_id").stringValue()))
                    .forEach(task -> tasks.put(task.path("task_id").stringValue(), task));
        }
        assertThat(tasks).hasSize(TASKS.size());
        return tasks;
    }
}

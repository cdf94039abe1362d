package dev.evenhand.pool;

import static dev.evenhand.pool.PoolBench.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.ui.ExtendedModelMap;

/** Categories and tags change in bulk, as versions that can be taken back, until a registered study uses the pool. */
class TaskEditTests {
    private final PoolBench bench = new PoolBench();

    private List<Long> all() {
        return bench.edits.meant(bench.pool.id(), TaskFilter.ALL, List.of());
    }

    private List<String> whats() {
        return bench.versions.of(bench.pool.id()).stream()
                .map(PoolVersions.Version::what)
                .toList();
    }

    @Test
    void changesAllThatIsMeantAndNamesTheVersion() {
        bench.take(line("t1", "a", "b") + line("t2", "a", "b"));
        assertThat(bench.edits.apply(bench.pool, all(), new TaskEdit("poetry", "hard", ""), "ada"))
                .isEqualTo(2);
        assertThat(bench.tasks.find(all().get(0)).orElseThrow()).satisfies(task -> {
            assertThat(task.category()).isEqualTo("poetry");
            assertThat(task.tags()).containsExactly("hard");
        });
        assertThat(whats().get(0)).isEqualTo("category “poetry”, tag “hard” added, 2 tasks");
        assertThat(bench.edits.apply(bench.pool, all(), new TaskEdit("poetry", "", ""), "ada"))
                .isZero();
        assertThat(whats()).hasSize(2);
        assertThat(whats().get(1)).isEqualTo("import (format: Evenhand): 2 new tasks, 4 new responses");
        bench.take(line("t2", "a", "c").replace("Why?", "How?"));
        assertThat(whats().get(0)).isEqualTo("import (format: Evenhand): 1 changed task, 1 changed response");
    }

    @Test
    void anEditedTaskHasTheDigestOfTheSameTaskImported() {
        var file = "{\"task_id\":\"t\",\"prompt\":\"Why?\",\"category\":\"%s\",\"tags\":[\"x\"],"
                + "\"gold\":{\"winner\":\"tie\"},\"metadata\":{\"n\":1.50},\"responses\":[]}\n";
        bench.take(file.formatted("a"));
        bench.edits.apply(bench.pool, all(), new TaskEdit("b", "", ""), "ada");
        assertThat(bench.take(file.formatted("b")).tasks()).isEqualTo(new ImportReport.Counts(0, 0, 1));
    }

    @Test
    void takesBackTheNewestEditAndNothingElse() {
        bench.take(line("t1", "a", "b"));
        var before = bench.summary().digest();
        bench.edits.apply(bench.pool, all(), new TaskEdit("poetry", "", ""), "ada");
        assertThat(bench.summary().digest()).isNotEqualTo(before);
        bench.edits.takeBack(bench.pool, 2, "ada");
        assertThat(bench.summary().digest()).isEqualTo(before);
        assertThatThrownBy(() -> bench.edits.takeBack(bench.pool, 2, "ada")).isInstanceOf(PoolConflict.class);
    }

    @Test
    void keepsInTheFormWhatWasRefused() {
        bench.take(line("t1", "a", "b"));
        var typed = new EditPages.Typed("poetry", "x".repeat(201), "");
        var meant = new EditPages.Meant("", "", "", "", null, all(), null);
        var model = new ExtendedModelMap();
        var response = new MockHttpServletResponse();
        var page = new EditPages(bench.pools, bench.edits)
                .apply(bench.pool.slug(), meant, typed, () -> "ada", model, response);
        assertThat(page).isEqualTo("pool/edit");
        assertThat(response.getStatus()).isEqualTo(422);
        assertThat(model).containsEntry("typed", typed).containsEntry("count", 1);
        assertThat(model.get("problem").toString()).contains("200");
        assertThat(whats()).as("nothing was changed").hasSize(1);
    }

    @Test
    void refusesToChangeWhatARegisteredStudyUses() {
        bench.take(line("t1", "a", "b"));
        bench.pools.lock(bench.pool.id());
        assertThatThrownBy(() -> bench.edits.apply(bench.pool, all(), new TaskEdit("poetry", "", ""), "ada"))
                .isInstanceOf(PoolConflict.class);
        assertThat(whats()).hasSize(1);
    }
}

package dev.evenhand.exchange;

import dev.evenhand.commitment.CanonicalJson;
import dev.evenhand.ledger.BundleFiles;
import dev.evenhand.ledger.BundleLog;
import dev.evenhand.ledger.BundleWriter;
import dev.evenhand.ledger.LogStory;
import dev.evenhand.ledger.Results;
import dev.evenhand.study.Study;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** The files of one bundle, written from one snapshot; only what is counted is kept in memory. */
final class BundleContents {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient jdbc;
    private final BundleLog log;
    private final Study study;
    private final long covered;
    private final BundleWriter bundle;
    private final String datasheet;
    private final JsonNode plan;
    private final LogStory story;
    private final SnapshotRows rows;
    private final BundleRows tables;

    BundleContents(JdbcClient jdbc, BundleLog log, Study study, String datasheet, long covered, BundleWriter bundle) {
        this.datasheet = datasheet;
        this.jdbc = jdbc;
        this.log = log;
        this.study = study;
        this.covered = covered;
        this.bundle = bundle;
        plan = JSON.readTree(study.plan());
        story = log.story(study.id(), covered);
        rows = new SnapshotRows(jdbc, bundle, study.id(), covered);
        tables = new BundleRows(jdbc, log, story, plan, study.id(), rows);
    }

    /** Writes a file. */
    interface Part {
        void write() throws IOException;
    }

    /** In the order in which they are written: what follows is counted from what came before. */
    Map<String, Part> parts() {
        var parts = new LinkedHashMap<String, Part>();
        parts.put(BundleFiles.ABOUT, this::about);
        parts.put(BundleFiles.PLAN, () -> bundle.add(BundleFiles.PLAN, study.plan()));
        parts.put(BundleFiles.TASKS, this::tasks);
        parts.put(BundleFiles.BALLOTS, tables::ballots);
        parts.put(BundleFiles.COMPARISONS, tables::comparisons);
        parts.put(BundleFiles.VOTES, tables::castVotes);
        parts.put(BundleFiles.RATERS, tables::raters);
        parts.put(BundleFiles.DETAILS, this::details);
        parts.put(BundleFiles.RESULTS, this::results);
        parts.put(BundleFiles.DATASHEET, this::datasheet);
        return parts;
    }

    private void about() throws IOException {
        var about = JsonNodeFactory.instance.objectNode().put("bundle", 1).put("study", study.slug());
        about.put("name", study.name()).put("simulated", study.simulated());
        about.put("state", study.state().code());
        about.put(
                "made_at",
                jdbc.sql("select " + SnapshotRows.time("now()"))
                        .query(String.class)
                        .single());
        about.put("software", "evenhand");
        var version = BundleContents.class.getPackage().getImplementationVersion();
        about.put("version", version == null ? "unreleased" : version);
        bundle.add(BundleFiles.ABOUT, CanonicalJson.write(about));
        bundle.add(BundleFiles.KEY, log.key(study.id()) + "\n");
    }

    private void tasks() throws IOException {
        try (var out =
                new BufferedWriter(new OutputStreamWriter(bundle.add(BundleFiles.TASKS), StandardCharsets.UTF_8))) {
            rows.rows("""
                    select t.task_id, t.category, t.language, t.messages,
                           (select json_agg(json_build_object('model', m.name, 'sample', r.sample, 'messages', r.messages::json)
                                            order by s.position, r.sample)
                            from response r join model m on m.id = r.model_id
                            join study_model s on s.model_id = m.id and s.study_id = :study
                            where r.task_id = t.id) as responses
                    from task t join study st on st.id = :study
                    where t.pool_id = st.pool_id
                      and (exists (select 1 from comparison c where c.study_id = :study and c.task_id = t.id)
                           or exists (select 1 from vote v where v.study_id = :study and v.task_id = t.id))
                    order by t.task_id collate "C\"""", row -> out.write(task(row) + "\n"));
        }
    }

    private static String task(ResultSet row) throws SQLException {
        var task = JsonNodeFactory.instance.objectNode();
        task.put("task_id", row.getString("task_id")).put("category", row.getString("category"));
        task.put("language", row.getString("language")).set("messages", JSON.readTree(row.getString("messages")));
        var responses = row.getString("responses");
        task.set("responses", JSON.readTree(responses == null ? "[]" : responses));
        return CanonicalJson.write(task);
    }

    private void details() throws IOException {
        try (var out = bundle.add(BundleFiles.DETAILS)) {
            log.details(study.id(), covered, out);
        }
    }

    /** It was made before this snapshot, so that it might count what nobody had counted yet. */
    private void datasheet() throws IOException {
        if (!story.described(JSON.readTree(datasheet))) {
            throw new IllegalStateException("The datasheet was answered while the bundle was made; it is made anew");
        }
        bundle.add(BundleFiles.DATASHEET, datasheet);
    }

    private void results() throws IOException {
        long planned = jdbc.sql("select coalesce(max(places), 0) from ballot_counter where study_id = :study")
                .param("study", study.id())
                .query(Long.class)
                .single();
        var end = tables.places().end(plan, planned);
        bundle.add(
                BundleFiles.RESULTS,
                CanonicalJson.write(Results.of(plan, tables.votes(), end, story, tables.places())));
    }
}

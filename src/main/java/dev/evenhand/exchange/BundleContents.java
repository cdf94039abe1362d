package dev.evenhand.exchange;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.evenhand.card.CardPlan;
import dev.evenhand.card.CardVotes;
import dev.evenhand.commitment.CanonicalJson;
import dev.evenhand.ledger.BundleFiles;
import dev.evenhand.ledger.BundleLog;
import dev.evenhand.ledger.BundleTables;
import dev.evenhand.ledger.BundleWriter;
import dev.evenhand.ledger.Results;
import dev.evenhand.study.Study;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** The files of one bundle, written from one snapshot with cursors; only what is counted is kept in memory. */
final class BundleContents {

    private static final int FETCH = 2_000;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient jdbc;
    private final BundleLog log;
    private final Study study;
    private final long covered;
    private final BundleWriter bundle;
    private final JsonNode plan;
    private final CardVotes.Builder counted;
    private final Map<Long, String> pseudonyms = new HashMap<>();
    private final Map<String, Long> votesOf = new HashMap<>();
    private final Map<String, Long> ratersByName = new LinkedHashMap<>();
    private final Map<Integer, Integer> answered = new HashMap<>();
    /** Rules by which raters are left out, by pseudonym. */
    private final Map<String, String> excluded;

    private long places;
    private boolean unfilled;

    BundleContents(JdbcClient jdbc, BundleLog log, Study study, long covered, BundleWriter bundle) {
        this.jdbc = jdbc;
        this.log = log;
        this.study = study;
        this.covered = covered;
        this.bundle = bundle;
        plan = JSON.readTree(study.plan());
        counted = CardVotes.among(CardPlan.of(plan).models(), List.of());
        excluded = log.excluded(study.id(), covered);
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
        parts.put(BundleFiles.BALLOTS, this::ballots);
        parts.put(BundleFiles.COMPARISONS, this::comparisons);
        parts.put(BundleFiles.VOTES, this::votes);
        parts.put(BundleFiles.RATERS, this::raters);
        parts.put(BundleFiles.DETAILS, this::details);
        parts.put(BundleFiles.RESULTS, this::results);
        return parts;
    }

    private void about() throws IOException {
        var about = JsonNodeFactory.instance.objectNode().put("bundle", 1).put("study", study.slug());
        about.put("name", study.name()).put("simulated", study.simulated());
        about.put("state", study.state().code());
        about.put("made_at", jdbc.sql("select now()").query(String.class).single());
        about.put("software", "evenhand");
        var version = BundleContents.class.getPackage().getImplementationVersion();
        about.put("version", version == null ? "unreleased" : version);
        bundle.add(BundleFiles.ABOUT, CanonicalJson.write(about));
        bundle.add(BundleFiles.KEY, log.key(study.id()) + "\n");
    }

    private void tasks() throws IOException {
        try (var out =
                new BufferedWriter(new OutputStreamWriter(bundle.add(BundleFiles.TASKS), StandardCharsets.UTF_8))) {
            rows("""
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

    /** As the log has them: what is not in it yet has not happened yet. */
    private void ballots() throws IOException {
        table(BundleFiles.BALLOTS, BundleTables.BALLOTS, """
                select b.number, replace(b.id::text, '-', '') as ballot, b.kind, replace(b.repeat_of::text, '-', '') as repeat_of,
                       b.rater_id, e.line::jsonb -> 'body' ->> 'rater' as rater, b.comparison_id, b.swapped,
                       case when e.revision > 0 then 'answered' when e.revision = 0 then 'lapsed'
                            when e.revision < 0 then 'skipped' else 'issued' end as state, %s as issued_at
                from ballot b
                left join lateral (select e.line, e.revision from ledger_entry e
                                   where e.study_id = b.study_id and e.ballot_id = b.id and e.seq < :covered
                                   order by e.seq desc limit 1) e on true
                where b.study_id = :study order by b.number""".formatted(time("b.issued_at")), row -> {
            if (row.getString("state").equals("answered")
                    && row.getString("kind").equals("live")) {
                answered.merge(row.getInt("comparison_id"), 1, Integer::sum);
            }
            return List.of(
                    text(row, "number"),
                    text(row, "ballot"),
                    text(row, "kind"),
                    text(row, "repeat_of"),
                    rater(row),
                    text(row, "comparison_id"),
                    String.valueOf(row.getBoolean("swapped")),
                    text(row, "state"),
                    text(row, "issued_at"));
        });
    }

    private void comparisons() throws IOException {
        table(BundleFiles.COMPARISONS, BundleTables.COMPARISONS, """
                select c.id, c.kind, t.task_id, one.name as model_1, a.sample as sample_1, other.name as model_2,
                       b.sample as sample_2, c.pair_probability::text, c.places, c.parked_at is not null as parked, c.gold
                from comparison c
                join task t on t.id = c.task_id
                join response a on a.id = c.first_response
                join response b on b.id = c.second_response
                join model one on one.id = c.first_model
                join model other on other.id = c.second_model
                where c.study_id = :study order by c.id""", row -> {
            places += row.getInt("places");
            unfilled |= !row.getBoolean("parked") && answered.getOrDefault(row.getInt("id"), 0) < row.getInt("places");
            return List.of(
                    text(row, "id"),
                    text(row, "kind"),
                    text(row, "task_id"),
                    text(row, "model_1"),
                    text(row, "sample_1"),
                    text(row, "model_2"),
                    text(row, "sample_2"),
                    text(row, "pair_probability"),
                    text(row, "places"),
                    String.valueOf(row.getBoolean("parked")),
                    text(row, "gold"));
        });
    }

    private void votes() throws IOException {
        table(BundleFiles.VOTES, BundleTables.VOTES, """
                select v.id, replace(v.ballot_id::text, '-', '') as ballot, v.kind, v.revision, v.rater_id,
                       e.line::jsonb -> 'body' ->> 'rater' as rater, t.task_id, t.category,
                       l.name as model_a, m.name as model_b, v.verdict, v.strength, v.source, %s as voted_at, v.active_ms,
                       v.pair_probability::text
                from vote v
                join task t on t.id = v.task_id
                join model l on l.id = v.left_model
                join model m on m.id = v.right_model
                left join lateral (select e.line, e.revision from ledger_entry e
                                   where e.study_id = v.study_id and e.ballot_id = v.ballot_id and e.seq < :covered
                                   order by e.seq desc limit 1) e on true
                where v.study_id = :study and (v.ballot_id is null or v.revision = e.revision)
                order by v.id""".formatted(time("v.voted_at")), row -> {
            var rater = rater(row);
            votesOf.merge(rater, 1L, Long::sum);
            ratersByName.putIfAbsent(rater, row.getLong("rater_id"));
            var rule = excluded.getOrDefault(rater, "");
            var cells = List.of(
                    text(row, "id"),
                    text(row, "ballot"),
                    text(row, "kind"),
                    text(row, "revision"),
                    rater,
                    text(row, "task_id"),
                    text(row, "category"),
                    text(row, "model_a"),
                    text(row, "model_b"),
                    text(row, "verdict"),
                    text(row, "strength"),
                    text(row, "source"),
                    text(row, "voted_at"),
                    text(row, "active_ms"),
                    text(row, "pair_probability"),
                    String.valueOf(!rule.isEmpty()),
                    rule);
            counted.add(BundleTables.Vote.of(cells).forCard());
            return cells;
        });
    }

    private void raters() throws IOException {
        record Known(String source, String group) {}
        var known = new HashMap<Long, Known>();
        jdbc.sql("select id, source, rater_group from rater where study_id = :study")
                .param("study", study.id())
                .query(row -> {
                    known.put(row.getLong(1), new Known(row.getString(2), row.getString(3)));
                });
        try (var csv = csv(BundleFiles.RATERS)) {
            csv.writeRecord(BundleTables.RATERS);
            ratersByName.forEach((name, id) -> {
                var rater = known.getOrDefault(id, new Known("", ""));
                csv.writeRecord(
                        name,
                        rater.source(),
                        rater.group(),
                        String.valueOf(votesOf.getOrDefault(name, 0L)),
                        String.valueOf(excluded.containsKey(name)));
            });
        }
    }

    private void details() throws IOException {
        try (var out = bundle.add(BundleFiles.DETAILS)) {
            log.details(study.id(), covered, out);
        }
    }

    private void results() throws IOException {
        var steps = log.steps(study.id(), covered);
        long planned = jdbc.sql("select coalesce(max(places), 0) from ballot_counter where study_id = :study")
                .param("study", study.id())
                .query(Long.class)
                .single();
        boolean missing = planned < places
                ? answered.values().stream().mapToInt(Integer::intValue).sum() < planned
                : unfilled;
        var end = Results.end(plan, planned, steps.contains("study.closed"), !answered.isEmpty(), missing);
        long looks = steps.stream().filter("study.look"::equals).count();
        bundle.add(BundleFiles.RESULTS, CanonicalJson.write(Results.of(plan, counted.build(), end, looks)));
    }

    /** By the log, so that a rater who was erased since keeps the name that leads to nobody. */
    private String rater(ResultSet row) throws SQLException {
        var logged = row.getString("rater");
        return logged == null ? pseudonyms.computeIfAbsent(row.getLong("rater_id"), log::pseudonym) : logged;
    }

    /** Makes cells of a row. */
    private interface Cells {
        List<String> of(ResultSet row) throws SQLException;
    }

    private void table(String name, List<String> columns, String sql, Cells cells) throws IOException {
        try (var csv = csv(name)) {
            csv.writeRecord(columns);
            rows(sql, row -> csv.writeRecord(cells.of(row)));
        }
    }

    private CsvWriter csv(String name) throws IOException {
        return CsvWriter.builder().build(new OutputStreamWriter(bundle.add(name), StandardCharsets.UTF_8));
    }

    /** Takes a row. */
    private interface Taking {
        void take(ResultSet row) throws SQLException, IOException;
    }

    private void rows(String sql, Taking taking) {
        var query = jdbc.sql(sql).param("study", study.id());
        (sql.contains(":covered") ? query.param("covered", covered) : query)
                .withFetchSize(FETCH)
                .query(row -> {
                    try {
                        taking.take(row);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }

    private static String text(ResultSet row, String column) throws SQLException {
        var text = row.getString(column);
        return text == null ? "" : text;
    }

    private static String time(String column) {
        return "to_char(%s at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')".formatted(column);
    }
}

package dev.evenhand.exchange;

import dev.evenhand.card.CardPlan;
import dev.evenhand.card.CardVotes;
import dev.evenhand.card.CardVotesBuilder;
import dev.evenhand.ledger.BundleFiles;
import dev.evenhand.ledger.BundleLog;
import dev.evenhand.ledger.BundleTables;
import dev.evenhand.ledger.LogStory;
import dev.evenhand.ledger.Places;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** The tables of a bundle: what became of ballots and votes as the log has it, with what is counted on the way. */
final class BundleRows {

    private final JdbcClient jdbc;
    private final BundleLog log;
    private final LogStory story;
    private final long study;
    private final SnapshotRows rows;
    private final CardVotesBuilder counted;
    private final Places places;
    private final Map<Long, String> pseudonyms = new HashMap<>();
    private final Map<String, Long> votesOf = new HashMap<>();
    private final Map<String, Long> ratersByName = new LinkedHashMap<>();

    BundleRows(JdbcClient jdbc, BundleLog log, LogStory story, JsonNode plan, long study, SnapshotRows rows) {
        this.jdbc = jdbc;
        this.log = log;
        this.story = story;
        this.study = study;
        this.rows = rows;
        counted = CardVotes.among(CardPlan.of(plan).models(), List.of());
        places = new Places(plan, story);
    }

    /** After all tables. */
    CardVotes votes() {
        return counted.build();
    }

    Places places() {
        return places;
    }

    /** As the log has them: what is not in it yet has not happened yet. */
    void ballots() throws IOException {
        rows.table(BundleFiles.BALLOTS, BundleTables.BALLOTS, """
                select b.number, replace(b.id::text, '-', '') as ballot, b.kind, replace(b.repeat_of::text, '-', '') as repeat_of,
                       b.rater_id, e.line::jsonb -> 'body' ->> 'rater' as rater, b.comparison_id, b.swapped,
                       case when e.revision > 0 then 'answered' when e.revision = 0 then 'lapsed'
                            when e.revision < 0 then 'skipped' else 'issued' end as state, %s as issued_at
                from ballot b
                left join lateral (select e.line, e.revision from ledger_entry e
                                   where e.study_id = b.study_id and e.ballot_id = b.id and e.seq < :covered
                                   order by e.seq desc limit 1) e on true
                where b.study_id = :study order by b.number""".formatted(SnapshotRows.time("b.issued_at")), row -> {
            places.ballot(row.getString("state"), row.getString("kind"), row.getInt("comparison_id"), rater(row));
            return List.of(
                    SnapshotRows.text(row, "number"),
                    SnapshotRows.text(row, "ballot"),
                    SnapshotRows.text(row, "kind"),
                    SnapshotRows.text(row, "repeat_of"),
                    rater(row),
                    SnapshotRows.text(row, "comparison_id"),
                    String.valueOf(row.getBoolean("swapped")),
                    SnapshotRows.text(row, "state"),
                    SnapshotRows.text(row, "issued_at"));
        });
    }

    void comparisons() throws IOException {
        rows.table(BundleFiles.COMPARISONS, BundleTables.COMPARISONS, """
                select c.id, c.kind, t.task_id, one.name as model_1, a.sample as sample_1, other.name as model_2,
                       b.sample as sample_2, c.pair_probability::text, c.places, c.parked_at is not null as parked, c.gold
                from comparison c
                join task t on t.id = c.task_id
                join response a on a.id = c.first_response
                join response b on b.id = c.second_response
                join model one on one.id = c.first_model
                join model other on other.id = c.second_model
                where c.study_id = :study order by c.id""", row -> {
            places.comparison(row.getInt("id"), row.getInt("places"), row.getBoolean("parked"));
            return List.of(
                    SnapshotRows.text(row, "id"),
                    SnapshotRows.text(row, "kind"),
                    SnapshotRows.text(row, "task_id"),
                    SnapshotRows.text(row, "model_1"),
                    SnapshotRows.text(row, "sample_1"),
                    SnapshotRows.text(row, "model_2"),
                    SnapshotRows.text(row, "sample_2"),
                    SnapshotRows.text(row, "pair_probability"),
                    SnapshotRows.text(row, "places"),
                    String.valueOf(row.getBoolean("parked")),
                    SnapshotRows.text(row, "gold"));
        });
    }

    void castVotes() throws IOException {
        rows.table(BundleFiles.VOTES, BundleTables.VOTES, """
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
                order by v.id""".formatted(SnapshotRows.time("v.voted_at")), row -> {
            var rater = rater(row);
            votesOf.merge(rater, 1L, Long::sum);
            ratersByName.putIfAbsent(rater, row.getLong("rater_id"));
            var rule = story.excluded().getOrDefault(rater, "");
            var cells = List.of(
                    SnapshotRows.text(row, "id"),
                    SnapshotRows.text(row, "ballot"),
                    SnapshotRows.text(row, "kind"),
                    SnapshotRows.text(row, "revision"),
                    rater,
                    SnapshotRows.text(row, "task_id"),
                    SnapshotRows.text(row, "category"),
                    SnapshotRows.text(row, "model_a"),
                    SnapshotRows.text(row, "model_b"),
                    SnapshotRows.text(row, "verdict"),
                    SnapshotRows.text(row, "strength"),
                    SnapshotRows.text(row, "source"),
                    SnapshotRows.text(row, "voted_at"),
                    SnapshotRows.text(row, "active_ms"),
                    SnapshotRows.text(row, "pair_probability"),
                    String.valueOf(!rule.isEmpty()),
                    rule);
            counted.add(BundleTables.Vote.of(cells).forCard());
            return cells;
        });
    }

    void raters() throws IOException {
        record Known(String source, String group) {}
        var known = new HashMap<Long, Known>();
        jdbc.sql("select id, source, rater_group from rater where study_id = :study")
                .param("study", study)
                .query(row -> {
                    known.put(row.getLong(1), new Known(row.getString(2), row.getString(3)));
                });
        try (var csv = rows.csv(BundleFiles.RATERS)) {
            csv.writeRecord(BundleTables.RATERS);
            ratersByName.forEach((name, id) -> {
                var rater = known.getOrDefault(id, new Known("", ""));
                csv.writeRecord(
                        name,
                        rater.source(),
                        rater.group(),
                        String.valueOf(votesOf.getOrDefault(name, 0L)),
                        String.valueOf(story.excluded().containsKey(name)));
            });
        }
    }

    /** By the log, so that a rater who was erased since keeps the name that leads to nobody. */
    private String rater(ResultSet row) throws SQLException {
        var logged = row.getString("rater");
        return logged == null ? pseudonyms.computeIfAbsent(row.getLong("rater_id"), log::pseudonym) : logged;
    }
}

package dev.evenhand.quality;

import dev.evenhand.card.CardVotes;
import dev.evenhand.results.ResponseStyles;
import dev.evenhand.statistics.Groups;
import dev.evenhand.statistics.SpeedRule.Reading;
import dev.evenhand.statistics.Verdict;
import dev.evenhand.statistics.Votes;
import dev.evenhand.study.Study;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what the audit needs of the votes: whose, of what, when and how fast. */
@Component
class RaterVoteReading {

    private static final int FETCH = 20_000;

    private final JdbcClient jdbc;
    private final ResponseStyles styles;

    RaterVoteReading(JdbcClient jdbc, ResponseStyles styles) {
        this.jdbc = jdbc;
        this.styles = styles;
    }

    RaterVotes of(Study study) {
        styles.count(study);
        joinWhole();
        return new RaterVotes(votes(study), golds(study, ""), readings(study, ""));
    }

    /** Answers to gold ballots of one rater, right or wrong. */
    List<Boolean> goldsOf(Study study, String rater) {
        return golds(study, rater).getOrDefault(rater, List.of());
    }

    List<Reading> readingsOf(Study study, String rater) {
        styles.count(study);
        return readings(study, rater).getOrDefault(rater, List.of());
    }

    /**
     * All that follows reads whole studies. Of a new one the planner reckons with a single vote, and would go through the
     * lengths of all texts for each.
     */
    private void joinWhole() {
        jdbc.sql("select set_config('enable_nestloop', 'off', true)")
                .query(String.class)
                .single();
    }

    /** Live votes with raters and tasks, as scores are made of them. */
    private Votes votes(Study study) {
        var models = models(study);
        var columns = new Columns(List.copyOf(models.values()), List.copyOf(models.keySet()));
        jdbc.sql("""
                select r.name, v.task_id, v.left_model, v.right_model, v.verdict
                from latest_vote v join rater r on r.id = v.rater_id
                where v.study_id = :study and v.kind = 'live' order by v.voted_at, v.id""").param("study", study.id()).withFetchSize(FETCH).query(row -> {
            columns.add(
                    row.getString(1), row.getLong(2), row.getLong(3), row.getLong(4), Verdict.parse(row.getString(5)));
        });
        return columns.votes();
    }

    /** The same as a card takes them, also of raters who are left out; in no order, as no sum asks for one. */
    CardVotes cardVotes(Study study) {
        joinWhole();
        var models = models(study);
        var votes = CardVotes.among(List.copyOf(models.values()), List.of());
        jdbc.sql("""
                select r.name, t.task_id, t.category, v.left_model, v.right_model, v.verdict, coalesce(v.strength, 0)
                from latest_vote v
                join rater r on r.id = v.rater_id
                join task t on t.id = v.task_id
                where v.study_id = :study and v.kind = 'live'""").param("study", study.id()).withFetchSize(FETCH).query(row -> {
            var left = models.get(row.getLong(4));
            var right = models.get(row.getLong(5));
            if (left == null || right == null) {
                return;
            }
            votes.add(new CardVotes.Vote(
                    "",
                    left,
                    right,
                    Verdict.parse(row.getString(6)),
                    row.getInt(7),
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    CardVotes.Kind.ORDINARY,
                    null,
                    null));
        });
        return votes.build();
    }

    private Map<Long, String> models(Study study) {
        var models = new LinkedHashMap<Long, String>();
        jdbc.sql("select model_id, name from study_model where study_id = :study order by position")
                .param("study", study.id())
                .query(row -> {
                    models.put(row.getLong(1), row.getString(2));
                });
        return models;
    }

    /** @param rater whose; empty for everybody's */
    private Map<String, List<Boolean>> golds(Study study, String rater) {
        var golds = new HashMap<String, List<Boolean>>();
        jdbc.sql("""
                select r.name, %s
                from latest_vote v
                join comparison c on c.study_id = v.study_id and c.id = v.comparison_id
                join rater r on r.id = v.rater_id
                where v.study_id = :study and v.kind = 'gold' and (:rater = '' or r.name = :rater)
                order by v.voted_at, v.id""".formatted(GoldAnswer.RIGHT))
                .param("study", study.id())
                .param("rater", rater)
                .query(row -> {
                    golds.computeIfAbsent(row.getString(1), name -> new ArrayList<>())
                            .add(row.getBoolean(2));
                });
        return golds;
    }

    private Map<String, List<Reading>> readings(Study study, String rater) {
        var readings = new HashMap<String, List<Reading>>();
        jdbc.sql("""
                with prompt as materialized (
                    select id, regexp_count(prompt_text, '[^ \\t\\n\\r\\f\\v]+') as words from task where pool_id = :pool
                ), answer as materialized (
                    select r.task_id, r.model_id, s.words
                    from study_model m
                    join response r on r.model_id = m.model_id and r.sample = 1
                    join response_style s on s.response_id = r.id
                    where m.study_id = :study
                )
                select r.name, p.words + coalesce(a.words, 0) + coalesce(b.words, 0),
                       %s as ms
                from latest_vote v
                %s
                join rater r on r.id = v.rater_id
                join prompt p on p.id = v.task_id
                left join answer a on a.task_id = v.task_id and a.model_id = v.left_model
                left join answer b on b.task_id = v.task_id and b.model_id = v.right_model
                where v.study_id = :study and (v.active_ms is not null or v.shown_at is not null)
                  and (:rater = '' or r.name = :rater)
                order by v.voted_at, v.id""".formatted(AnswerTime.MS, AnswerTime.JOINS))
                .param("pool", study.poolId())
                .param("study", study.id())
                .param("rater", rater)
                .withFetchSize(FETCH)
                .query(row -> {
                    readings.computeIfAbsent(row.getString(1), name -> new ArrayList<>())
                            .add(new Reading(row.getLong(2), Math.max(0, row.getLong(3))));
                });
        return readings;
    }

    /** Columns of votes as `statistics` takes them. */
    private static final class Columns {

        private final List<String> models;
        private final Map<Long, Integer> places = new HashMap<>();
        private final List<Integer> left = new ArrayList<>();
        private final List<Integer> right = new ArrayList<>();
        private final List<Verdict> verdicts = new ArrayList<>();
        private final List<Integer> raters = new ArrayList<>();
        private final List<Integer> tasks = new ArrayList<>();
        private final Map<String, Integer> raterNames = new LinkedHashMap<>();
        private final Map<String, Integer> taskNames = new LinkedHashMap<>();

        Columns(List<String> models, List<Long> ids) {
            this.models = models;
            ids.forEach(id -> places.put(id, places.size()));
        }

        void add(String rater, long task, long onLeft, long onRight, Verdict verdict) {
            left.add(places.get(onLeft));
            right.add(places.get(onRight));
            verdicts.add(verdict);
            raters.add(place(raterNames, rater));
            tasks.add(place(taskNames, String.valueOf(task)));
        }

        private static int place(Map<String, Integer> names, String name) {
            return names.computeIfAbsent(name, fresh -> names.size());
        }

        Votes votes() {
            var given = new byte[verdicts.size()];
            for (int vote = 0; vote < given.length; vote++) {
                given[vote] = (byte) verdicts.get(vote).ordinal();
            }
            return Votes.of(models, ints(left), ints(right), given)
                    .withRaters(Groups.of(List.copyOf(raterNames.keySet()), ints(raters)))
                    .withTasks(Groups.of(List.copyOf(taskNames.keySet()), ints(tasks)));
        }

        private static int[] ints(List<Integer> numbers) {
            return numbers.stream().mapToInt(Integer::intValue).toArray();
        }
    }
}

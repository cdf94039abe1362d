package dev.evenhand.results;

import dev.evenhand.card.CardVotes;
import dev.evenhand.statistics.Verdict;
import dev.evenhand.study.Study;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the votes of a study as its card takes them: in the order of their ids, with grade, rater, task and looks. */
@Component
class CardVotesReading {

    private static final int FETCH = 20_000;

    private final JdbcClient jdbc;
    private final Tallies tallies;
    private final ResponseStyles styles;

    CardVotesReading(JdbcClient jdbc, Tallies tallies, ResponseStyles styles) {
        this.jdbc = jdbc;
        this.tallies = tallies;
        this.styles = styles;
    }

    private record Task(long id, String taskId, String category) {}

    /** A rater is known by a number that tells nothing. A vote on a model that is not in the plan is passed over. */
    CardVotes of(Study study, List<String> models) {
        var names = tallies.models(study.id());
        var places = new HashMap<Long, Integer>();
        names.keySet().forEach(id -> places.put(id, places.size()));
        var tasks = tasks(study);
        var features = styles.of(study).byTask();
        var votes = CardVotes.among(models, ResponseStyles.NAMES);
        jdbc.sql("""
                select v.id, v.left_model, v.right_model, v.verdict, coalesce(v.strength, 0), v.rater_id, v.task_id,
                       case when v.kind = 'gold' and v.verdict <> case c.gold
                                when 'first' then case when v.left_model = c.first_model then 'model_a' else 'model_b' end
                                when 'second' then case when v.left_model = c.first_model then 'model_b' else 'model_a' end
                                else c.gold end then 'gold_missed' else v.kind end, e.rule,
                       case when v.source = 'import' then :elsewhere
                            when (select exists (select 1 from guide_version where study_id = :study))
                            then coalesce(v.guide_version, 0) else 0 end
                from latest_vote v
                left join comparison c on v.kind = 'gold' and c.study_id = v.study_id and c.id = v.comparison_id
                left join excluded_rater e on e.study_id = v.study_id and e.rater_id = v.rater_id and e.planned
                where v.study_id = :study order by v.id""")
                .param("study", study.id())
                .param("elsewhere", CardVotes.ELSEWHERE)
                .withFetchSize(FETCH)
                .query(row -> {
                    var left = names.get(row.getLong(2));
                    var right = names.get(row.getLong(3));
                    var task = tasks.get(row.getLong(7));
                    if (left == null || right == null || task == null) {
                        return;
                    }
                    var vote = new CardVotes.Vote(
                            String.valueOf(row.getLong(1)),
                            left,
                            right,
                            Verdict.parse(row.getString(4)),
                            row.getInt(5),
                            String.valueOf(row.getLong(6)),
                            task.taskId(),
                            task.category(),
                            kind(row.getString(8)),
                            row.getString(9),
                            look(
                                    features.get(task.id()),
                                    place(places, row.getLong(2)),
                                    place(places, row.getLong(3))));
                    votes.add(vote, row.getInt(10));
                });
        return votes.build();
    }

    /** Two responses of one model are told by their models. */
    private static CardVotes.Kind kind(String kind) {
        return switch (kind) {
            case "gold" -> CardVotes.Kind.GOLD;
            case "gold_missed" -> CardVotes.Kind.GOLD_MISSED;
            case "repeat" -> CardVotes.Kind.REPEAT;
            default -> CardVotes.Kind.ORDINARY;
        };
    }

    private static int place(Map<Long, Integer> places, long model) {
        return places.getOrDefault(model, 0);
    }

    private static CardVotes.@Nullable Look look(double @Nullable [][] of, int left, int right) {
        if (of == null || of[left] == null || of[right] == null) {
            return null;
        }
        return new CardVotes.Look(of[left], of[right]);
    }

    private Map<Long, Task> tasks(Study study) {
        var tasks = new HashMap<Long, Task>();
        jdbc.sql("select id, task_id, category from task where pool_id = :pool")
                .param("pool", study.poolId())
                .query(Task.class)
                .list()
                .forEach(task -> tasks.put(task.id(), task));
        return tasks;
    }
}

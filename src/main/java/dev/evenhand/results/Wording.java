package dev.evenhand.results;

import dev.evenhand.card.Background.Apart;
import dev.evenhand.pool.LeakMask;
import dev.evenhand.pool.Message;
import dev.evenhand.statistics.Identifiability;
import dev.evenhand.statistics.WordBag;
import dev.evenhand.statistics.WordBags;
import dev.evenhand.study.ModelNames;
import dev.evenhand.study.Plan;
import dev.evenhand.study.PlanReader;
import dev.evenhand.study.Study;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the responses of a study as raters do, names masked, to see whether their words give the models away. */
@Component
class Wording {

    /** Some tenths of a second of reading. Of more, every second, third or so on task in the order of their ids. */
    private static final int MOST = 2_000;

    /** Of more models the first of the plan: pairs grow by the square, and each is learnt anew. */
    private static final int MOST_MODELS = 30;

    private final JdbcClient jdbc;
    private final ModelNames names;
    private final PlanReader plans;

    Wording(JdbcClient jdbc, ModelNames names, PlanReader plans) {
        this.jdbc = jdbc;
        this.names = names;
        this.plans = plans;
    }

    /** All pairs of models that share enough tasks. */
    List<Apart> apart(Study study) {
        var models = texts(study).entrySet().stream().limit(MOST_MODELS).toList();
        var apart = new ArrayList<Apart>();
        for (int one = 0; one < models.size(); one++) {
            for (int other = one + 1; other < models.size(); other++) {
                var first = models.get(one);
                var second = models.get(other);
                told(first.getValue(), second.getValue())
                        .ifPresent(told -> apart.add(new Apart(first.getKey(), second.getKey(), told)));
            }
        }
        return apart;
    }

    private static Optional<Identifiability> told(Map<Long, WordBag> first, Map<Long, WordBag> second) {
        var both = first.keySet().stream().filter(second::containsKey).toList();
        return Identifiability.of(
                both.stream().map(first::get).toList(),
                both.stream().map(second::get).toList());
    }

    /** By model in the plan's order, and by the task's place in the order of ids; the first response to each task, no other. */
    private Map<String, Map<Long, WordBag>> texts(Study study) {
        var mask = plans.stored(study.plan()).leaks() == Plan.Leaks.ALLOW
                ? new LeakMask(List.of())
                : names.mask(study.id());
        var bags = new WordBags();
        var texts = new LinkedHashMap<String, Map<Long, WordBag>>();
        jdbc.sql("""
                with shown as materialized (
                    select distinct c.task_id, r.response
                    from comparison c, unnest(array[c.first_response, c.second_response]) r (response)
                    where c.study_id = :study and c.kind = 'live'
                ), placed as (
                    select t.id, row_number() over (order by t.task_id collate "C") - 1 as place, count(*) over () as tasks
                    from task t where t.id in (select task_id from shown)
                ), picked as (
                    select id, place from placed
                    where place % greatest(1, ceil(tasks * (select count(*) from study_model where study_id = :study)
                                                   / :most::numeric))::bigint = 0
                )
                select p.place, m.name, r.messages
                from picked p
                join shown s on s.task_id = p.id
                join response r on r.id = s.response
                join study_model m on m.study_id = :study and m.model_id = r.model_id
                order by m.position, p.place""")
                .param("study", study.id())
                .param("most", MOST)
                .withFetchSize(500)
                .query(row -> {
                    texts.computeIfAbsent(row.getString(2), model -> new LinkedHashMap<>())
                            .put(row.getLong(1), bags.bag(read(row.getString(3), mask)));
                });
        return texts;
    }

    private static String read(String messages, LeakMask mask) {
        return mask.mask(Message.text(Message.list(messages))).text();
    }
}

package dev.evenhand.results;

import dev.evenhand.card.Background.Apart;
import dev.evenhand.pool.LeakMask;
import dev.evenhand.pool.Message;
import dev.evenhand.results.WordingSample.Pair;
import dev.evenhand.statistics.Identifiability;
import dev.evenhand.statistics.WordBag;
import dev.evenhand.statistics.WordBags;
import dev.evenhand.study.ModelNames;
import dev.evenhand.study.Plan;
import dev.evenhand.study.PlanReader;
import dev.evenhand.study.Study;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the responses of a study as raters do, names masked, to see whether their words give the models away. */
@Component
class Wording {

    /** Some tenths of a second of reading. */
    private static final int MOST = 2_000;

    /** As many as 30 models make: each is learnt anew. */
    private static final int MOST_PAIRS = 435;

    private final JdbcClient jdbc;
    private final ModelNames names;
    private final PlanReader plans;

    Wording(JdbcClient jdbc, ModelNames names, PlanReader plans) {
        this.jdbc = jdbc;
        this.names = names;
        this.plans = plans;
    }

    /**
     * Pairs of models that share enough tasks, in the plan's order. Of more than can be read, the pair of the claim first and
     * others in an order that follows from the study's seed, as the tasks do.
     */
    List<Apart> apart(Study study) {
        var plan = plans.stored(study.plan());
        var tasks = tasks(study);
        var pairs = pairs(study, plan);
        var texts = texts(read(study, tasks, pairs), plan, study);
        var apart = new ArrayList<Apart>();
        pairs.stream()
                .sorted(Comparator.comparingInt(Pair::first).thenComparingInt(Pair::second))
                .forEach(pair -> told(texts, pair)
                        .ifPresent(told -> apart.add(new Apart(
                                plan.models().get(pair.first()), plan.models().get(pair.second()), told))));
        return apart;
    }

    private static Optional<Identifiability> told(List<Map<Integer, WordBag>> texts, Pair pair) {
        var first = texts.get(pair.first());
        var second = texts.get(pair.second());
        var both = first.keySet().stream().filter(second::containsKey).toList();
        return Identifiability.of(
                both.stream().map(first::get).toList(),
                both.stream().map(second::get).toList());
    }

    private static List<Pair> pairs(Study study, Plan plan) {
        int models = plan.models().size();
        var all = new ArrayList<Pair>();
        for (int first = 0; first < models; first++) {
            for (int second = first + 1; second < models; second++) {
                all.add(new Pair(first, second));
            }
        }
        var drawn = new ArrayList<Pair>();
        var claim = plan.claim();
        if (claim != null) {
            int better = plan.models().indexOf(claim.better());
            int than = plan.models().indexOf(claim.than());
            drawn.add(new Pair(Math.min(better, than), Math.max(better, than)));
        }
        for (int at : study.seed().permutation("words|pairs", all.size())) {
            drawn.add(all.get(at));
        }
        return drawn.stream().distinct().limit(MOST_PAIRS).toList();
    }

    /** What raters are shown of a task: the first response of each of these models, no other. */
    private record Shown(int[] models, long[] responses) {

        BitSet set() {
            var set = new BitSet();
            Arrays.stream(models).forEach(set::set);
            return set;
        }
    }

    /** In the order of their ids, so that what lies together is learnt from together. */
    private List<Shown> tasks(Study study) {
        return jdbc.sql("""
                with shown as materialized (
                    select distinct c.task_id, s.model, s.response
                    from comparison c,
                         unnest(array[c.first_model, c.second_model], array[c.first_response, c.second_response]) s (model, response)
                    where c.study_id = :study and c.kind = 'live'
                )
                select array_agg(m.position::int order by m.position) as models,
                       array_agg(s.response order by m.position) as responses
                from shown s
                join study_model m on m.study_id = :study and m.model_id = s.model
                join task t on t.id = s.task_id
                group by t.task_id order by t.task_id collate "C\"""")
                .param("study", study.id())
                .query((row, n) -> new Shown(
                        Arrays.stream((Integer[]) row.getArray(1).getArray())
                                .mapToInt(Integer::intValue)
                                .toArray(),
                        Arrays.stream((Long[]) row.getArray(2).getArray())
                                .mapToLong(Long::longValue)
                                .toArray()))
                .list();
    }

    /** A response to be read: whose, and to which task by its place. */
    private record Text(int model, int task, long response) {}

    private static List<Text> read(Study study, List<Shown> tasks, List<Pair> pairs) {
        int[] drawn = study.seed().permutation("words|tasks", tasks.size());
        var sample = WordingSample.of(
                Arrays.stream(drawn).mapToObj(task -> tasks.get(task).set()).toList(), pairs, MOST);
        var texts = new ArrayList<Text>();
        for (int at = 0; at < drawn.length; at++) {
            var shown = tasks.get(drawn[at]);
            for (int k = 0; k < shown.models.length; k++) {
                if (sample.get(at).get(shown.models[k])) {
                    texts.add(new Text(shown.models[k], drawn[at], shown.responses[k]));
                }
            }
        }
        return texts;
    }

    /** By model in the plan's order, and by the task's place. */
    private List<Map<Integer, WordBag>> texts(List<Text> read, Plan plan, Study study) {
        var mask = plan.leaks() == Plan.Leaks.ALLOW ? new LeakMask(List.of()) : names.mask(study.id());
        var bags = new WordBags();
        var texts = plan.models().stream()
                .<Map<Integer, WordBag>>map(model -> new TreeMap<>())
                .toList();
        jdbc.sql("""
                select k.place, r.messages from unnest(:responses::bigint[]) with ordinality k (response, place)
                join response r on r.id = k.response order by k.place""")
                .param("responses", read.stream().map(Text::response).toArray(Long[]::new))
                .withFetchSize(500)
                .query(row -> {
                    var text = read.get(row.getInt(1) - 1);
                    texts.get(text.model()).put(text.task(), bags.bag(shown(row.getString(2), mask)));
                });
        return texts;
    }

    private static String shown(String messages, LeakMask mask) {
        return mask.mask(Message.text(Message.list(messages))).text();
    }
}

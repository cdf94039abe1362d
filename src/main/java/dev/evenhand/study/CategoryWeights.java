package dev.evenhand.study;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Holds a plan's weights against the tasks there are: a weighted category without votes leaves the study without a headline. */
@Component
class CategoryWeights {

    private static final String FIELD = "categories";

    private final JdbcClient jdbc;

    CategoryWeights(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param notes what a reader of the plan might not expect of its weights */
    record Held(List<PlanProblem> problems, List<String> notes) {}

    /** Before anything is drawn. Without a claim there is nothing to weigh yet, which {@link PlanRules} says. */
    Held against(Plan plan) {
        var claim = plan.claim();
        if (plan.categories().isEmpty() || claim == null) {
            return new Held(List.of(), List.of());
        }
        var tasks = tasks(plan, claim);
        var problems = missing(plan, tasks).stream()
                .map(name -> new PlanProblem(FIELD, problem(name, claim, tasks)))
                .toList();
        return new Held(problems, unweighted(plan, claim, tasks));
    }

    /** What was drawn may leave a category out where the plan ends before every comparison has its votes. */
    List<String> drawn(Study study, Plan plan) {
        var claim = plan.claim();
        if (plan.categories().isEmpty() || claim == null) {
            return List.of();
        }
        var tasks = laidOut(study, claim);
        var notes = new ArrayList<>(unweighted(plan, claim, tasks));
        missing(plan, tasks)
                .forEach(name -> notes.add(
                        "No comparison of %s and %s was drawn in “%s”, which has a weight: without votes there the headline stays open."
                                .formatted(claim.better(), claim.than(), name)));
        return notes;
    }

    private static List<String> missing(Plan plan, Map<String, Long> tasks) {
        return plan.categories().entrySet().stream()
                .filter(weight -> weighs(weight.getValue()) && !tasks.containsKey(weight.getKey()))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    private static boolean weighs(String weight) {
        return new BigDecimal(weight).signum() > 0;
    }

    private static String problem(String name, Plan.Claim claim, Map<String, Long> tasks) {
        var named = new TreeSet<>(tasks.keySet());
        named.remove("");
        return "no task of “%s” has responses of %s and %s, so there would be no headline; there are such tasks %s"
                .formatted(
                        name,
                        claim.better(),
                        claim.than(),
                        named.isEmpty()
                                ? "of no category"
                                : named.stream().limit(20).collect(Collectors.joining("”, “", "of “", "”")));
    }

    private static List<String> unweighted(Plan plan, Plan.Claim claim, Map<String, Long> tasks) {
        long all = tasks.values().stream().mapToLong(n -> n).sum();
        long counted = tasks.entrySet().stream()
                .filter(category -> weighs(plan.categories().getOrDefault(category.getKey(), "0")))
                .mapToLong(Map.Entry::getValue)
                .sum();
        return counted == all
                ? List.of()
                : List.of(
                        "%,d of %,d tasks that compare %s and %s are of a category without a weight: their votes count nothing in the headline."
                                .formatted(all - counted, all, claim.better(), claim.than()));
    }

    /** Tasks by category that both models of the claim answered; those that are gold in a study are nothing else in it. */
    private Map<String, Long> tasks(Plan plan, Plan.Claim claim) {
        return counted(jdbc.sql("""
                select t.category as name, count(*) as tasks
                from pool p
                join model b on b.pool_id = p.id and b.name = :better
                join model o on o.pool_id = p.id and o.name = :than
                join response r on r.model_id = b.id and r.sample = 1
                join response s on s.model_id = o.id and s.sample = 1 and s.task_id = r.task_id
                join task t on t.id = r.task_id
                where p.slug = :pool
                  and (not :golds or t.gold is null or coalesce(t.gold ->> 'winner', '') not in (:models, 'tie', 'both_bad'))
                group by t.category order by t.category""")
                .param("better", claim.better())
                .param("than", claim.than())
                .param("pool", plan.pool())
                .param("models", plan.models())
                .param("golds", plan.goldShare().signum() > 0));
    }

    private Map<String, Long> laidOut(Study study, Plan.Claim claim) {
        return counted(jdbc.sql("""
                select t.category as name, count(*) as tasks
                from study_model b
                join study_model o on o.study_id = b.study_id and o.name = :than
                join comparison c on c.study_id = b.study_id and c.kind = 'live'
                    and c.first_model in (b.model_id, o.model_id) and c.second_model in (b.model_id, o.model_id)
                join task t on t.id = c.task_id
                where b.study_id = :study and b.name = :better
                group by t.category order by t.category""")
                .param("study", study.id())
                .param("better", claim.better())
                .param("than", claim.than()));
    }

    private record Category(String name, long tasks) {}

    private static Map<String, Long> counted(JdbcClient.StatementSpec asked) {
        var counts = new LinkedHashMap<String, Long>();
        asked.query(Category.class).list().forEach(category -> counts.put(category.name(), category.tasks()));
        return counts;
    }
}

package dev.evenhand.desk;

import dev.evenhand.commitment.CommittedSeed;
import dev.evenhand.desk.Sheet.Progress;
import dev.evenhand.desk.Sheet.Talk;
import dev.evenhand.desk.StudyPlans.Frozen;
import dev.evenhand.pool.LeakMask;
import dev.evenhand.pool.Message;
import dev.evenhand.pool.SelfNames;
import dev.evenhand.study.Plan;
import dev.evenhand.study.Study;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Pairs of a pool's responses as a plan would show them, before anything is registered: the seats stand for nothing. */
@Component
class Previews {

    private static final String PAIRS = """
            select r.task_id, min(r.id) as first, max(r.id) as second
            from response r join model m on m.id = r.model_id join pool p on p.id = m.pool_id
            where p.slug = :pool and m.name in (:models) and r.sample = 1
            group by r.task_id having count(*) > 1""";

    private final JdbcClient jdbc;

    Previews(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How many tasks have two responses to show. */
    long tasks(Plan plan) {
        return jdbc.sql("select count(*) from (" + PAIRS + ") pairs")
                .param("pool", plan.pool())
                .param("models", plan.models())
                .query(Long.class)
                .single();
    }

    Frozen frozen(Study study, Plan plan) {
        var names = plan.leaks() == Plan.Leaks.MASK ? names(plan) : List.<String>of();
        return new Frozen(
                study.id(),
                study.slug(),
                study.name(),
                false,
                plan,
                new CommittedSeed(new byte[32]),
                new LeakMask(names),
                plan.maxVotesPerRater(),
                Map.of());
    }

    private List<String> names(Plan plan) {
        return jdbc
                .sql("""
                select m.name, m.version, m.provider from model m join pool p on p.id = m.pool_id
                where p.slug = :pool and m.name in (:models)""")
                .param("pool", plan.pool())
                .param("models", plan.models())
                .query((row, n) -> Stream.of(row.getString(1), row.getString(2), row.getString(3)))
                .list()
                .stream()
                .flatMap(name -> name)
                .filter(Objects::nonNull)
                .flatMap(name -> Stream.concat(Stream.of(name), SelfNames.of(name).stream()))
                .toList();
    }

    /** @param number which of the tasks, from 1, in the order of the pool */
    Sheet sheet(Frozen study, int number) {
        var plan = study.plan();
        return jdbc.sql("""
                select t.messages as task, t.language, a.messages as a, b.messages as b
                from (%s order by r.task_id limit 1 offset :before) pair
                join task t on t.id = pair.task_id
                join response a on a.id = pair.first
                join response b on b.id = pair.second""".formatted(PAIRS))
                .param("pool", plan.pool())
                .param("models", plan.models())
                .param("before", number - 1)
                .query((row, n) -> new Sheet(
                        "preview",
                        plan.question(),
                        plan.scale(),
                        Talk.of(Message.list(row.getString("task"))),
                        masked(row.getString("a"), study.mask()),
                        masked(row.getString("b"), study.mask()),
                        row.getString("language"),
                        new Progress(0, plan.maxVotesPerRater()),
                        Instant.EPOCH))
                .single();
    }

    private static Talk masked(String messages, LeakMask mask) {
        return Talk.of(Message.list(messages).stream().map(mask::mask).toList());
    }
}

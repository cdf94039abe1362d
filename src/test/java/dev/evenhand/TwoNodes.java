package dev.evenhand;

import dev.evenhand.study.Study;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two whole apps on one database, as behind a balancer. */
public final class TwoNodes implements AutoCloseable {

    private final TestDatabase database = TestDatabase.fresh();
    private final JdbcClient rows = database.asOwner();
    private final List<ConfigurableApplicationContext> nodes = List.of(Nodes.start(database), Nodes.start(database));
    private final StudyFixture fixture =
            nodes.get(0).getAutowireCapableBeanFactory().createBean(StudyFixture.class);

    public StudyFixture fixture() {
        return fixture;
    }

    /** The database as its owner sees it. */
    public JdbcClient rows() {
        return rows;
    }

    public long count(String sql, Study study) {
        return rows.sql(sql).param("study", study.id()).query(Long.class).single();
    }

    /** Of one node, then of the other. */
    public <T> T bean(int turn, Class<T> type) {
        return nodes.get(turn % nodes.size()).getBean(type);
    }

    public int port(int turn) {
        return Nodes.port(nodes.get(turn % nodes.size()));
    }

    /** Does all of it at the same time, each in a thread of its own, and fails if any of it does. */
    public static <T> List<T> atOnce(List<Callable<T>> work) throws InterruptedException, ExecutionException {
        return atOnce(work.size(), work);
    }

    public static <T> List<T> atOnce(int threads, List<Callable<T>> work)
            throws InterruptedException, ExecutionException {
        var pool = Executors.newFixedThreadPool(threads);
        try {
            var done = new ArrayList<T>();
            for (var each : pool.invokeAll(work)) {
                done.add(each.get());
            }
            return done;
        } finally {
            pool.shutdown();
        }
    }

    @Override
    public void close() {
        nodes.forEach(ConfigurableApplicationContext::close);
    }
}

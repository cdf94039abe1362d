package dev.evenhand.exchange;

import dev.evenhand.pool.ImportOptions;
import dev.evenhand.pool.Importer;
import dev.evenhand.pool.Pools;
import dev.evenhand.study.Registration;
import dev.evenhand.study.StudyLife;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Fills an empty database with a study to try: its votes are made up, and every page of it says so. */
@Component
@ConditionalOnProperty(name = "evenhand.demo", havingValue = "true", matchIfMissing = true)
class DemoStudy implements ApplicationRunner {

    private static final String ACTOR = "Evenhand";

    private final Pools pools;
    private final Importer importer;
    private final StudyLife life;
    private final Registration registration;
    private final VoteImport votes;
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final TransactionTemplate transaction;

    DemoStudy(
            Pools pools,
            Importer importer,
            StudyLife life,
            Registration registration,
            VoteImport votes,
            JdbcClient jdbc,
            JsonMapper json,
            PlatformTransactionManager transactions) {
        this.pools = pools;
        this.importer = importer;
        this.life = life;
        this.registration = registration;
        this.votes = votes;
        this.jdbc = jdbc;
        this.json = json;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public void run(ApplicationArguments arguments) {
        transaction.executeWithoutResult(status -> {
            // Two nodes may start on the same empty database.
            jdbc.sql("select pg_advisory_xact_lock(hashtext('evenhand demo study'))")
                    .query()
                    .singleRow();
            if (isEmpty()) {
                fill();
            }
        });
    }

    private boolean isEmpty() {
        return jdbc.sql("select not exists (select 1 from pool) and not exists (select 1 from study)")
                .query(Boolean.class)
                .single();
    }

    private void fill() {
        try (var tasks = file("pool.jsonl");
                var plan = file("plan.json");
                var ballots = file("votes.csv")) {
            importer.run(pools.create("Demo").id(), tasks, new ImportOptions(false, false));
            var study = life.demo(json.readTree(plan), ACTOR).slug();
            registration.register(study, ACTOR);
            votes.simulated(study, ballots, ACTOR);
            life.open(study, ACTOR);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream file(String name) throws IOException {
        return new ClassPathResource("db/demo/" + name).getInputStream();
    }
}

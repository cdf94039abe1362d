package dev.evenhand;

import dev.evenhand.commitment.CanonicalJson;
import dev.evenhand.panel.Invitations;
import dev.evenhand.panel.Invitations.Invitation;
import dev.evenhand.study.Registration;
import dev.evenhand.study.Studies;
import dev.evenhand.study.Study;
import dev.evenhand.study.StudyLife;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Small pools and studies for tests, each with a name of its own. */
@TestComponent
public class StudyFixture {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final JdbcClient jdbc;
    private final StudyLife life;
    private final Registration registration;
    private final Invitations invitations;
    private final Studies studies;
    private final JsonMapper json;

    StudyFixture(
            JdbcClient jdbc,
            StudyLife life,
            Registration registration,
            Invitations invitations,
            Studies studies,
            JsonMapper json) {
        this.jdbc = jdbc;
        this.life = life;
        this.registration = registration;
        this.invitations = invitations;
        this.studies = studies;
        this.json = json;
    }

    /** A pool of tasks, each answered by every model. */
    public String pool(int tasks, String... models) {
        var slug = "pool-" + COUNT.incrementAndGet();
        long pool = jdbc.sql("insert into pool (slug, name) values (:slug, :slug) returning id")
                .param("slug", slug)
                .query(Long.class)
                .single();
        for (var model : models) {
            jdbc.sql("insert into model (pool_id, name) values (:pool, :model)")
                    .param("pool", pool)
                    .param("model", model)
                    .update();
        }
        for (int t = 0; t < tasks; t++) {
            task(pool, "t-%03d".formatted(t));
        }
        return slug;
    }

    private void task(long pool, String name) {
        var prompt = messages("user", "What of " + name + "?");
        long task = jdbc.sql("""
                insert into task (pool_id, task_id, messages, prompt_text, category, language, digest)
                values (:pool, :name, :prompt, :name, 'plain', 'en', :digest) returning id""")
                .param("pool", pool)
                .param("name", name)
                .param("prompt", prompt)
                .param("digest", CanonicalJson.sha256(prompt))
                .query(Long.class)
                .single();
        for (var model : jdbc.sql("select id from model where pool_id = :pool")
                .param("pool", pool)
                .query(Long.class)
                .list()) {
            var response = messages("assistant", "Answer %d of *%s*.".formatted(model, name));
            jdbc.sql("""
                    insert into response (task_id, model_id, messages, digest, characters)
                    values (:task, :model, :response, :digest, length(:response))""")
                    .param("task", task)
                    .param("model", model)
                    .param("response", response)
                    .param("digest", CanonicalJson.sha256(response))
                    .update();
        }
    }

    private static String messages(String role, String text) {
        return "[{\"content\":\"%s\",\"role\":\"%s\"}]".formatted(text, role);
    }

    /** An open study of all pairs; {@code changes} to the plan come last. */
    public Study open(String pool, List<String> models, Map<String, ?> changes) {
        var slug = registered(pool, models, changes).slug();
        return life.open(slug, "test");
    }

    public Study registered(String pool, List<String> models, Map<String, ?> changes) {
        var plan = json.createObjectNode();
        plan.put("name", "Study " + COUNT.incrementAndGet()).put("pool", pool);
        plan.set("models", json.valueToTree(models));
        changes.forEach((field, value) -> plan.set(field, json.valueToTree(value)));
        return registration.register(life.draft(plan, "test").slug(), "test");
    }

    public List<Invitation> invite(Study study, int count) {
        return invitations.personal(studies.get(study.slug()), count, "test");
    }
}

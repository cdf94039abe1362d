package dev.evenhand.ledger;

import dev.evenhand.commitment.PlanCommitment;
import dev.evenhand.study.Guides;
import dev.evenhand.study.StudyRegistered;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/**
 * Begins a study's ledger with what it is bound to before the first ballot: plan, seed, tasks and responses, models with
 * their settings, and the guide (commitments as in {@code STATISTICS}, F15 and F16, are opened when the study is closed).
 */
@Component
class Preregistration {

    private final JdbcClient jdbc;
    private final Guides guides;
    private final JsonMapper json;
    private final SecureRandom random = new SecureRandom();

    Preregistration(JdbcClient jdbc, Guides guides, JsonMapper json) {
        this.jdbc = jdbc;
        this.guides = guides;
        this.json = json;
    }

    @EventListener
    void begin(StudyRegistered registered) {
        var study = registered.study();
        var planNonce = nonce();
        var taskNonce = nonce();
        jdbc.sql("insert into ledger_secret (study_id, plan_nonce, task_nonce) values (:study, :plan, :task)")
                .param("study", study.id())
                .param("plan", planNonce)
                .param("task", taskNonce)
                .update();
        tell(
                study.id(),
                "prereg.committed",
                Map.of(
                        "commitment", hex(PlanCommitment.of(planNonce, study.plan())),
                        "plan", study.planDigest().orElseThrow(),
                        "seed_commitment", study.seedCommitment().orElseThrow()));
        tell(study.id(), "tasks.frozen", tasks(study.id(), study.poolId(), taskNonce));
        tellModels(study.id());
        var guide = guides.current(study.id(), registered.plan());
        tell(study.id(), "rubric.set", Map.of("version", guide.version(), "digest", guide.digest()));
    }

    /** Settings are text in an entry, which has no fractions. */
    private void tellModels(long study) {
        jdbc.sql("""
                insert into ledger_outbox (study_id, type, facts)
                select :study, 'variant.registered', jsonb_strip_nulls(jsonb_build_object(
                           'name', s.name, 'version', s.version, 'provider', s.provider, 'settings', s.settings::text))
                from study_model s where s.study_id = :study order by s.position""").param("study", study).update();
    }

    private Map<String, Object> tasks(long study, long pool, byte[] nonce) {
        var tree = new GrowingTree();
        var responses = new long[1];
        jdbc.sql("""
                select t.task_id, encode(t.digest, 'hex') as digest,
                       coalesce((select jsonb_agg(jsonb_build_object(
                                            'model', s.name, 'sample', r.sample, 'digest', encode(r.digest, 'hex'))
                                        order by s.position, r.sample)
                                 from response r
                                 join study_model s on s.model_id = r.model_id and s.study_id = :study
                                 where r.task_id = t.id), '[]')::text as responses
                from task t where t.pool_id = :pool order by t.task_id collate "C\"""").param("study", study).param("pool", pool).query(row -> {
            var answers = (ArrayNode) json.readTree(row.getString("responses"));
            tree.append(TaskLeaf.of(nonce, row.getString("task_id"), row.getString("digest"), answers));
            responses[0] += answers.size();
        });
        return Map.of("root", tree.tree().root().hex(), "tasks", tree.size(), "responses", responses[0]);
    }

    private void tell(long study, String type, Map<String, ?> facts) {
        jdbc.sql("insert into ledger_outbox (study_id, type, facts) values (:study, :type, :facts::jsonb)")
                .param("study", study)
                .param("type", type)
                .param("facts", json.writeValueAsString(facts))
                .update();
    }

    private byte[] nonce() {
        var bytes = new byte[32];
        random.nextBytes(bytes);
        return bytes;
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}

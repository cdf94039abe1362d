package dev.evenhand.study;

import dev.evenhand.commitment.CanonicalJson;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The guide that raters read: the plan's, and each change of it while the study runs. */
@Component
public class Guides {

    private final JdbcClient jdbc;
    private final Studies studies;
    private final PlanReader plans;
    private final ModelNames names;
    private final StudyEvents events;
    private final JsonMapper json;

    Guides(JdbcClient jdbc, Studies studies, PlanReader plans, ModelNames names, StudyEvents events, JsonMapper json) {
        this.jdbc = jdbc;
        this.studies = studies;
        this.plans = plans;
        this.names = names;
        this.events = events;
        this.json = json;
    }

    /** The newest version's number; 1 is the plan's own. */
    public int version(long study) {
        return jdbc.sql("select coalesce(max(version), 1) from guide_version where study_id = :study")
                .param("study", study)
                .query(Integer.class)
                .single();
    }

    public Guide current(long study, Plan plan) {
        return jdbc.sql("""
                select version, instructions, encode(digest, 'hex') as digest, reason from guide_version
                where study_id = :study order by version desc limit 1""")
                .param("study", study)
                .query(Guide.class)
                .optional()
                .orElseGet(() -> new Guide(1, plan.instructions(), hex(digest(plan, plan.instructions())), ""));
    }

    /** Gives the raters of a running study another guide. The votes before it keep the version they were given under. */
    @Transactional
    public void amend(String slug, String text, String reason, String actor) {
        var study = studies.hold(slug).orElseThrow(() -> new NoSuchStudy(slug));
        if (!study.state().registered() || study.state().over()) {
            throw new WrongState("guide", study.state());
        }
        var plan = plans.stored(study.plan());
        var instructions = text.replace("\r\n", "\n").strip();
        check(study, plan, instructions, reason);
        if (instructions.equals(current(study.id(), plan).instructions())) {
            return;
        }
        int version = version(study.id()) + 1;
        var digest = digest(plan, instructions);
        jdbc.sql("""
                insert into guide_version (study_id, version, instructions, digest, reason, actor)
                values (:study, :version, :instructions, :digest, :reason, :actor)""")
                .param("study", study.id())
                .param("version", version)
                .param("instructions", instructions)
                .param("digest", digest)
                .param("reason", reason.strip())
                .param("actor", actor)
                .update();
        events.record(
                study.id(), actor, "guide_changed", Map.of("version", version, "digest", hex(digest), "why", reason));
    }

    private void check(Study study, Plan plan, String instructions, String reason) {
        if (instructions.isEmpty() || instructions.length() > 50_000) {
            throw invalid("instructions", "needs 1 to 50,000 characters");
        }
        if (reason.isBlank() || reason.length() > 1_000) {
            throw invalid("reason", "needs 1 to 1,000 characters: raters and readers of the result see it");
        }
        var mask = names.mask(study.id());
        if (plan.leaks() != Plan.Leaks.ALLOW && (mask.leaks(instructions) || mask.leaks(reason))) {
            throw invalid("instructions", "names a model of the study, and raters see it");
        }
    }

    private static InvalidPlan invalid(String field, String message) {
        return new InvalidPlan(List.of(new PlanProblem(field, message)));
    }

    /** Over all that a rater is told of how to judge. */
    private byte[] digest(Plan plan, String instructions) {
        return CanonicalJson.sha256(CanonicalJson.write(json.valueToTree(Map.of(
                "question", plan.question(),
                "instructions", instructions,
                "axes", plan.axes(),
                "examples", plan.examples()))));
    }

    private static String hex(byte[] digest) {
        return HexFormat.of().formatHex(digest);
    }

    /**
     * @param digest SHA-256 over question, instructions, criteria and examples, in hex
     * @param reason why it was changed; empty for the plan's own
     */
    public record Guide(int version, String instructions, String digest, String reason) {}
}

package dev.evenhand.study;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Every save of a draft, so that of two people who edit one the second sees what the first changed and loses nothing. */
@Component
class Drafts {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    Drafts(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void keep(long study, int edition, String plan, String actor) {
        jdbc.sql("""
                insert into draft_edition (study_id, edition, plan, actor) values (:study, :edition, :plan, :actor)
                on conflict do nothing""")
                .param("study", study)
                .param("edition", edition)
                .param("plan", plan)
                .param("actor", actor)
                .update();
    }

    /** The plan as it stood when a form was opened; of an edition that is not known, as it stands now. */
    JsonNode plan(Study study, int edition) {
        return json.readTree(jdbc.sql("select plan from draft_edition where study_id = :study and edition = :edition")
                .param("study", study.id())
                .param("edition", edition)
                .query(String.class)
                .optional()
                .orElse(study.plan()));
    }

    /** Who saved a draft last, and when. */
    record Save(String actor, OffsetDateTime at) {}

    private Save last(long study) {
        return jdbc.sql("select actor, at from draft_edition where study_id = :study order by edition desc limit 1")
                .param("study", study)
                .query(Save.class)
                .single();
    }

    /** What was saved since somebody read an edition. */
    Merge since(Study study, int edition) {
        return merge(study, edition, (ObjectNode) plan(study, edition));
    }

    /** Brings together what two people made of the same plan. */
    Merge merge(Study study, int edition, ObjectNode mine) {
        var base = plan(study, edition);
        var theirs = json.readTree(study.plan());
        var merged = mine.deepCopy();
        var changes = new ArrayList<Change>();
        var names = new TreeSet<>(theirs.propertyNames());
        names.addAll(base.propertyNames());
        for (var name : names) {
            if (theirs.path(name).equals(base.path(name))) {
                continue;
            }
            boolean alsoMine = !mine.path(name).equals(base.path(name));
            if (!alsoMine && theirs.has(name)) {
                merged.set(name, theirs.path(name));
            } else if (!alsoMine) {
                merged.remove(name);
            }
            changes.add(new Change(
                    name,
                    said(base.path(name)),
                    said(theirs.path(name)),
                    alsoMine && !mine.path(name).equals(theirs.path(name))));
        }
        return new Merge(last(study.id()), changes, merged);
    }

    private static String said(JsonNode value) {
        var text = value.isMissingNode() ? "nothing" : value.isString() ? value.asString() : value.toString();
        return text.length() > 160 ? text.substring(0, 160) + "…" : text.isEmpty() ? "nothing" : text;
    }

    /** @param also whether the second person changed it too, to something else */
    record Change(String field, String before, String after, boolean also) {}

    /**
     * @param changes what the first person changed
     * @param plan the second's plan with the first's changes where both do not differ
     */
    record Merge(Save by, List<Change> changes, ObjectNode plan) {}
}

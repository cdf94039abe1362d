package dev.evenhand.results;

import dev.evenhand.card.StudyFacts;
import dev.evenhand.card.StudyFacts.Entrant;
import dev.evenhand.card.StudyFacts.Variant;
import dev.evenhand.study.Study;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Collects what a card tells of a study besides its votes; all of it stands in the database and nobody is asked. */
@Component
class CardFacts {

    private final JdbcClient jdbc;
    private final CardAttrition attrition;
    private final CardChanges changes;
    private final Tallies tallies;
    private final Looking looking;
    private final CardSafety safety;
    private final BlindingAudit blinding;
    private final CardCare care;

    CardFacts(
            JdbcClient jdbc,
            CardAttrition attrition,
            CardChanges changes,
            Tallies tallies,
            Looking looking,
            CardSafety safety,
            BlindingAudit blinding,
            CardCare care) {
        this.jdbc = jdbc;
        this.attrition = attrition;
        this.changes = changes;
        this.tallies = tallies;
        this.looking = looking;
        this.safety = safety;
        this.blinding = blinding;
        this.care = care;
    }

    StudyFacts of(Study study) {
        var figures = tallies.figures(study.id());
        return new StudyFacts(
                study.slug(),
                study.planDigest(),
                study.state().code(),
                study.simulated(),
                looking.complete(study),
                looking.planned(study.id()),
                figures.imported(),
                figures.simulated(),
                attrition.of(study),
                entrants(study.id()),
                changes.of(study.id()),
                variants(study.id()),
                looks(study.id()),
                blinding.guesses(study),
                safety.of(study),
                care.of(study.id()),
                stated(study.id()),
                study.beacon().isPresent(),
                ruled(study.id()),
                flagged(study));
    }

    private List<Entrant> entrants(long study) {
        return jdbc.sql("""
                select s.name as model, coalesce(s.version, '') as version, coalesce(s.provider, '') as provider,
                       case when s.settings = '{}' then '' else s.settings::text end as settings
                from study_model s where s.study_id = :study order by s.position""").param("study", study).query(Entrant.class).list();
    }

    /**
     * Models of the makers in this study, wherever on this server a registered study has them and however a maker is
     * spelled: none can be kept back. Another study is named once it is published. Where this study does not say who made
     * a model, any other that does not say it either may be its maker's: these are told together, by their number.
     */
    private List<Variant> variants(long study) {
        return jdbc.sql("""
                with entrant as (
                    select m.study_id, m.model_id, m.name, coalesce(m.provider, '') as provider,
                           lower(regexp_replace(coalesce(m.provider, ''), '[[:space:][:punct:]]+', '', 'g')) as maker,
                           s.state, case when s.id = :study or s.state = 'published' then s.slug else '' end as slug
                    from study_model m join study s on s.id = m.study_id
                    where s.state <> 'draft' and (s.id = :study or not s.simulated))
                select e.provider, e.name as model, e.slug as study, e.state, coalesce(w.reason, '') as withdrawn, 1 as models,
                       e.study_id
                from entrant e
                left join withdrawal w on w.study_id = e.study_id and w.model_id = e.model_id
                where e.study_id = :study
                   or e.maker <> '' and e.maker in (select maker from entrant where study_id = :study)
                union all
                select '', count(*) || ' models in ' || case count(distinct study_id) when 1 then '1 other study'
                                                             else count(distinct study_id) || ' other studies' end,
                       '', '', '', count(*), max(study_id)
                from entrant
                where study_id <> :study and maker = ''
                  and exists (select from entrant where study_id = :study and maker = '')
                having count(*) > 0
                order by provider, model, study_id""")
                .param("study", study)
                .query((row, n) -> new Variant(
                        row.getString("provider"),
                        row.getString("model"),
                        row.getString("study"),
                        row.getString("state"),
                        row.getString("withdrawn"),
                        row.getLong("models")))
                .list();
    }

    private long looks(long study) {
        return jdbc.sql("select count(*) from study_event where study_id = :study and kind = 'look'")
                .param("study", study)
                .query(Long.class)
                .single();
    }

    /** The newest that was written to each item of the datasheet. */
    private Map<String, String> stated(long study) {
        var said = new HashMap<String, String>();
        jdbc.sql("select item, text from datasheet_note where study_id = :study order by number")
                .param("study", study)
                .query(row -> {
                    said.put(row.getString(1), row.getString(2));
                });
        return said;
    }

    private boolean ruled(long study) {
        return jdbc.sql("select exists (select 1 from sequential_end where study_id = :study)")
                .param("study", study)
                .query(Boolean.class)
                .single();
    }

    /** Whom a rule of the plan speaks against as of the newest audit, and who counts. */
    private Set<String> flagged(Study study) {
        return new HashSet<>(jdbc.sql("""
                select distinct f.rater_id::text from rater_finding f
                where f.study_id = :study and f.flagged
                  and f.audit_id = (select max(id) from rater_audit where study_id = :study)
                  and exists (select 1 from jsonb_array_elements(:plan::jsonb -> 'exclusions') planned
                              where planned ->> 'rule' = f.rule)
                  and not exists (select 1 from excluded_rater e
                                  where e.study_id = :study and e.rater_id = f.rater_id and e.planned)""")
                .param("study", study.id())
                .param("plan", study.plan())
                .query(String.class)
                .list());
    }
}

package dev.evenhand.results;

import dev.evenhand.card.StudyFacts;
import dev.evenhand.card.StudyFacts.Attrition;
import dev.evenhand.card.StudyFacts.Change;
import dev.evenhand.card.StudyFacts.Entrant;
import dev.evenhand.card.StudyFacts.Variant;
import dev.evenhand.card.StudyFacts.Voided;
import dev.evenhand.study.Amendments;
import dev.evenhand.study.Study;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Collects what a card tells of a study besides its votes; all of it stands in the database and nobody is asked. */
@Component
class CardFacts {

    private final JdbcClient jdbc;
    private final Tallies tallies;
    private final Looking looking;
    private final CardSafety safety;
    private final BlindingAudit blinding;
    private final CardCare care;

    CardFacts(
            JdbcClient jdbc,
            Tallies tallies,
            Looking looking,
            CardSafety safety,
            BlindingAudit blinding,
            CardCare care) {
        this.blinding = blinding;
        this.care = care;
        this.jdbc = jdbc;
        this.tallies = tallies;
        this.looking = looking;
        this.safety = safety;
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
                attrition(study),
                entrants(study.id()),
                changes(study.id()),
                variants(study.id()),
                looks(study.id()),
                blinding.guesses(study.id()),
                safety.of(study),
                care.of(study.id()),
                stated(study.id()),
                study.beacon().isPresent(),
                ruled(study.id()),
                flagged(study));
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

    private long looks(long study) {
        return jdbc.sql("select count(*) from study_event where study_id = :study and kind = 'look'")
                .param("study", study)
                .query(Long.class)
                .single();
    }

    private record Numbers(
            long tasks,
            long plannedTasks,
            long comparisons,
            long parked,
            long ballots,
            long lapsed,
            long invited,
            long begun) {}

    private Attrition attrition(Study study) {
        var counted = jdbc.sql("""
                select (select count(*) from task where pool_id = :pool) as tasks,
                       (select count(distinct task_id) from comparison where study_id = :study and kind = 'live') as planned_tasks,
                       (select count(*) from comparison where study_id = :study and kind = 'live') as comparisons,
                       (select count(*) from comparison where study_id = :study and parked_at is not null) as parked,
                       (select count(*) from ballot where study_id = :study) as ballots,
                       (select count(*) from ballot where study_id = :study and state = 'lapsed') as lapsed,
                       (select count(*) from rater where study_id = :study) as invited,
                       (select count(*) from rater r where r.study_id = :study and (r.begun_at is not null or exists (
                            select 1 from vote v where v.study_id = :study and v.rater_id = r.id))) as begun""")
                .param("pool", study.poolId())
                .param("study", study.id())
                .query(Numbers.class)
                .single();
        return new Attrition(
                counted.tasks(),
                counted.plannedTasks(),
                counted.comparisons(),
                counted.parked(),
                counted.ballots(),
                counted.lapsed(),
                skips(study.id()),
                counted.invited(),
                counted.begun(),
                voided(study.id()));
    }

    private Map<String, Long> skips(long study) {
        var skips = new HashMap<String, Long>();
        jdbc.sql("select reason, count(*) from skip where study_id = :study group by reason")
                .param("study", study)
                .query(row -> {
                    skips.put(row.getString(1), row.getLong(2));
                });
        return skips;
    }

    /** Raters are numbered in the order of their arrival. */
    private List<Voided> voided(long study) {
        return jdbc.sql("""
                select n.number as rater, n.votes, not n.planned as counted
                from (select (r.revoked_at is not null and r.erased_at is distinct from r.revoked_at) or e.rater_id is not null as shut, coalesce(e.planned, false) as planned, row_number() over (order by r.id) as number,
                             (select count(*) from vote v where v.study_id = :study and v.rater_id = r.id
                                                            and v.kind = 'live' and v.revision = 1) as votes
                      from rater r left join excluded_rater e on e.study_id = :study and e.rater_id = r.id
                      where r.study_id = :study) n
                where n.shut and n.votes > 0 order by n.number""").param("study", study).query(Voided.class).list();
    }

    private List<Entrant> entrants(long study) {
        return jdbc.sql("""
                select s.name as model, coalesce(s.version, '') as version, coalesce(s.provider, '') as provider,
                       case when m.settings = '{}' then '' else m.settings::text end as settings
                from study_model s join model m on m.id = s.model_id
                where s.study_id = :study order by s.position""").param("study", study).query(Entrant.class).list();
    }

    /** Each with the votes that count which were in before it: answers to gold tasks and repeats never do. */
    private List<Change> changes(long study) {
        return jdbc.sql("""
                select c.kind, c.what, c.reason, c.at,
                       coalesce(c.after_votes, (select count(*) from vote v
                                                where v.study_id = :study and v.revision = 1 and v.kind = 'live'
                                                  and v.voted_at < c.at)) as votes
                from (select 'guide' as kind, 'Guide for raters changed' as what, reason, at, null::bigint as after_votes
                      from guide_version where study_id = :study
                      union all
                      select 'withdrawal', 'Withdrawn: ' || m.name, w.reason, w.at, null
                      from withdrawal w join model m on m.id = w.model_id where w.study_id = :study
                      union all
                      select 'exclusion', case when action = 'restore' then 'A rater taken back in'
                                               when planned then 'A rater left out by the plan’s rule “' || rule || '”'
                                               else 'A rater noted by an unregistered rule “' || rule || '” and still counted' end,
                             reason, at, null
                      from exclusion where study_id = :study
                      union all
                      select 'amendment', case field when 'other' then 'Amended: “' || becomes || '”'
                                          else 'Amended ' || (:words::jsonb ->> field)
                                               || coalesce(' from “' || nullif(
                                                      case when was ~ '^[a-z]+(_[a-z]+)+$' then replace(was, '_', ' ') else was end, '') || '”', '')
                                               || ' to “' || case when becomes ~ '^[a-z]+(_[a-z]+)+$' then replace(becomes, '_', ' ') else becomes end || '”' end,
                             reason, at, after_counted
                      from amendment where study_id = :study
                      union all
                      select 'kept', 'A rater whom the plan’s rule “' || rule || '” flags kept and counted', reason, at, null
                      from kept_flag where study_id = :study and planned and action = 'keep'
                      union all
                      select 'import', case votes when 1 then '1 vote' else votes || ' votes' end || ' from a file taken in after the study had closed', '', i.at, null
                      from vote_import i join study s on s.id = i.study_id
                      where i.study_id = :study and i.at > s.closed_at
                      union all
                      select 'erasure', case count(*) when 1 then '1 rater erased on request'
                                                      else count(*) || ' raters erased on request' end,
                             'Names, ids and words are gone; the votes count as before.', max(erased_at), null
                      from rater where study_id = :study and erased_at is not null having count(*) > 0
                      union all
                      select 'pause', 'Paused', '', at, null
                      from study_event where study_id = :study and kind = 'paused'
                      union all
                      select 'released', 'A parked comparison put back', '', at, null
                      from study_event where study_id = :study and kind = 'released') c
                order by c.at, c.what""")
                .param("study", study)
                .param("words", JsonMapper.shared().writeValueAsString(Amendments.words()))
                .query((row, n) -> new Change(
                        row.getString("kind"),
                        row.getString("what"),
                        row.getString("reason"),
                        row.getLong("votes"),
                        row.getObject("at", OffsetDateTime.class).toInstant().toString()))
                .list();
    }

    /**
     * Models of the makers in this study, wherever on this server a registered study has them: none can be kept back.
     * Another study is named once it is published.
     */
    private List<Variant> variants(long study) {
        return jdbc.sql("""
                select m.provider, m.name as model,
                       case when s.id = :study or s.state = 'published' then s.slug else '' end as study,
                       s.state, coalesce(w.reason, '') as withdrawn
                from study_model m join study s on s.id = m.study_id
                left join withdrawal w on w.study_id = m.study_id and w.model_id = m.model_id
                where s.state <> 'draft'
                  and (s.id = :study or m.provider in (
                       select provider from study_model where study_id = :study and provider <> ''))
                order by coalesce(m.provider, ''), m.name, s.id""")
                .param("study", study)
                .query((row, n) -> new Variant(
                        row.getString("provider") == null ? "" : row.getString("provider"),
                        row.getString("model"),
                        row.getString("study"),
                        row.getString("state"),
                        row.getString("withdrawn")))
                .list();
    }
}

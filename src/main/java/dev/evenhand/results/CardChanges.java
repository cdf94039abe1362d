package dev.evenhand.results;

import dev.evenhand.card.StudyFacts.Change;
import dev.evenhand.study.Amendments;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Lists all that was changed in a study after its plan was frozen, in the words of its card. */
@Component
class CardChanges {

    private final JdbcClient jdbc;

    CardChanges(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Each with the votes that count which were in before it: answers to gold tasks and repeats never do. */
    List<Change> of(long study) {
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
                      select 'import', case i.detail ->> 'votes' when '1' then '1 vote' else (i.detail ->> 'votes') || ' votes' end
                                           || ' from a file taken in after the study had closed', '', i.at, null
                      from study_event i join study_event c using (study_id)
                      where study_id = :study and i.kind = 'votes_imported' and c.kind = 'closed' and i.id > c.id
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
}

package dev.evenhand.panel;

import dev.evenhand.study.Study;
import dev.evenhand.study.StudyEvents;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The groups of a study's raters, and how many votes each may give together. */
@Service
public class Groups {

    private final JdbcClient jdbc;
    private final StudyEvents events;

    Groups(JdbcClient jdbc, StudyEvents events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    /** The groups that raters or links have, or that have a limit. */
    List<Group> list(Study study) {
        return jdbc.sql("""
                select n.name, g.most_votes,
                       (select count(*) from rater r where r.study_id = :study and r.rater_group = n.name) as raters,
                       (select count(*) from rater r join vote v on v.study_id = r.study_id and v.rater_id = r.id and v.revision = 1
                        where r.study_id = :study and r.rater_group = n.name and r.rater_group <> '') as votes
                from (select rater_group as name from rater where study_id = :study
                      union select rater_group from open_link where study_id = :study
                      union select name from panel_group where study_id = :study) n
                left join panel_group g on g.study_id = :study and g.name = n.name
                where n.name <> '' order by n.name limit 200""").param("study", study.id()).query(Group.class).list();
    }

    /** No limit takes the one there is away. */
    @Transactional
    public void limit(Study study, String group, @Nullable Integer most, String actor) {
        if (most == null) {
            jdbc.sql("delete from panel_group where study_id = :study and name = :name")
                    .param("study", study.id())
                    .param("name", group)
                    .update();
        } else {
            jdbc.sql("""
                    insert into panel_group (study_id, name, most_votes) values (:study, :name, :most)
                    on conflict (study_id, name) do update set most_votes = excluded.most_votes""")
                    .param("study", study.id())
                    .param("name", group)
                    .param("most", most)
                    .update();
        }
        events.record(study.id(), actor, "group_limited", Map.of("group", group, "votes", most == null ? "any" : most));
    }

    /**
     * Whether the rater's group has or holds all the votes it may give. Holds the group's row, so that two raters cannot
     * both take the last one; counts only up to the limit, and only for groups that have one.
     *
     * @param own a ballot that the rater has already, which asks for its own vote and is not in its own way
     */
    @Transactional
    public boolean full(Rater rater, @Nullable UUID own) {
        return jdbc.sql("""
                select g.name, g.most_votes from panel_group g join rater r on r.study_id = g.study_id and r.rater_group = g.name
                where r.id = :rater for no key update of g""")
                .param("rater", rater.id())
                .query(Limit.class)
                .optional()
                .map(limit -> reached(rater.studyId(), limit.name(), limit.mostVotes(), own))
                .orElse(false);
    }

    private boolean reached(long study, String group, int most, @Nullable UUID own) {
        return jdbc.sql("""
                select count(*) >= :most from (
                    select 1 from rater r join ballot b on b.study_id = r.study_id and b.rater_id = r.id
                    where r.study_id = :study and r.rater_group = :group and b.id is distinct from :own::uuid
                      and (b.state = 'answered' or (b.state = 'issued' and b.expires_at > clock_timestamp()))
                    limit :most) taken""")
                .param("most", most)
                .param("study", study)
                .param("group", group)
                .param("own", own)
                .query(Boolean.class)
                .single();
    }

    private record Limit(String name, int mostVotes) {}

    record Group(String name, @Nullable Integer mostVotes, long raters, long votes) {}
}

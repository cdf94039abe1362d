package dev.evenhand.results;

import dev.evenhand.results.StudyVotes.TaskInfo;
import dev.evenhand.study.Study;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads single votes from the database, all or those after the ones that are settled. */
@Component
class VoteReading {

    /** Votes that are read again each time, since one with a smaller id may commit after one with a larger. */
    private static final int UNSETTLED = 10_000;

    private static final int FETCH = 20_000;

    private final JdbcClient jdbc;
    private final Tallies tallies;

    private final int unsettled;

    @Autowired
    VoteReading(JdbcClient jdbc, Tallies tallies) {
        this(jdbc, tallies, UNSETTLED);
    }

    VoteReading(JdbcClient jdbc, Tallies tallies, int unsettled) {
        this.jdbc = jdbc;
        this.tallies = tallies;
        this.unsettled = unsettled;
    }

    /**
     * Votes that were read.
     *
     * @param border the votes up to this id are taken for settled
     * @param settled how many these are, the first in the columns
     * @param revisions how many of their rows are later revisions
     */
    record Part(StudyVotes votes, long border, int settled, long revisions) {}

    /** A revision of a settled vote changes it behind the border. */
    boolean settledIsUntouched(Study study, Part known) {
        return revisions(study, known.border()) == known.revisions();
    }

    Part all(Study study) {
        var models = List.copyOf(tallies.models(study.id()).values());
        var none = new StudyVotes(
                models,
                List.of(),
                tasks(study),
                new int[0],
                new int[0],
                new byte[0],
                new int[0],
                new int[0],
                new byte[0]);
        return after(study, new Part(none, 0, 0, 0));
    }

    Part after(Study study, Part known) {
        long border = border(study);
        var before = known.votes();
        var rows = new VoteRows(places(tallies.models(study.id())), places(before.tasks), before.raters, border);
        jdbc.sql("""
                select v.id, v.left_model, v.right_model, %s, v.rater_id, v.task_id,
                       coalesce(v.strength, 0)
                from current_vote v where v.study_id = :study and v.id > :border
                order by v.id""".formatted(VoteRows.verdictNumber()))
                .param("study", study.id())
                .param("border", known.border())
                .withFetchSize(FETCH)
                .query(rows::add);
        return new Part(
                before.followedBy(known.settled(), rows),
                border,
                known.settled() + rows.settled(),
                revisions(study, border));
    }

    private long border(Study study) {
        return jdbc.sql("""
                select coalesce((select id from vote where study_id = :study order by id desc
                                 offset :unsettled limit 1), 0)""")
                .param("study", study.id())
                .param("unsettled", unsettled)
                .query(Long.class)
                .single();
    }

    private long revisions(Study study, long border) {
        return jdbc.sql("select count(*) from vote where study_id = :study and revision > 1 and id <= :border")
                .param("study", study.id())
                .param("border", border)
                .query(Long.class)
                .single();
    }

    private List<TaskInfo> tasks(Study study) {
        return jdbc.sql("select id, category from task where pool_id = :pool order by id")
                .param("pool", study.poolId())
                .query(TaskInfo.class)
                .list();
    }

    private static Map<Long, Integer> places(Map<Long, String> models) {
        var places = new HashMap<Long, Integer>();
        models.keySet().forEach(id -> places.put(id, places.size()));
        return places;
    }

    private static Map<Long, Integer> places(List<TaskInfo> tasks) {
        var places = new HashMap<Long, Integer>();
        tasks.forEach(task -> places.put(task.id(), places.size()));
        return places;
    }
}

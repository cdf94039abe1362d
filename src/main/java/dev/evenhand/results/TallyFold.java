package dev.evenhand.results;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Adds pending tallies to the tallies. A batch moves in one statement, so that at no moment is a vote missing or there
 * twice, and several nodes may do it at once.
 */
@Component
class TallyFold {

    static final int BATCH = 50_000;
    private static final int MOST_BATCHES = 40;

    private final JdbcClient jdbc;

    TallyFold(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Folds what there is, a bounded number of batches at a time; answers how many rows moved. */
    long fold() {
        long moved = 0;
        for (int batch = 0; batch < MOST_BATCHES; batch++) {
            long rows = foldBatch();
            moved += rows;
            if (rows < BATCH) {
                break;
            }
        }
        return moved;
    }

    /**
     * Rows go in by their key: two nodes that meet on the same rows wait for each other instead of dead-locking. Rows
     * go out by their place: what the planner thinks of a table that is now empty and now huge must not matter.
     */
    private long foldBatch() {
        return jdbc.sql("""
                with batch as (
                    delete from tally_pending where ctid = any (array(
                        select ctid from tally_pending order by id limit :most for update skip locked))
                    returning study_id, category, left_model, right_model, verdict, votes
                ), moved as (
                    insert into tally (study_id, category, left_model, right_model, verdict, votes)
                    select study_id, category, left_model, right_model, verdict, sum(votes)
                    from batch group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5
                    on conflict (study_id, category, left_model, right_model, verdict)
                        do update set votes = tally.votes + excluded.votes
                ), counted as (
                    insert into tally_fold (study_id, folds)
                    select study_id, 1 from batch group by study_id order by study_id
                    on conflict (study_id) do update set folds = tally_fold.folds + 1
                )
                select count(*) from batch""").param("most", BATCH).query(Long.class).single();
    }
}

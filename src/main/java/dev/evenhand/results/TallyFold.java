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
     * A row that two nodes take at once is deleted by one of them, while the other waits and passes it over. Rows are
     * taken by a plain range: the planner may think this table empty when it holds half a million rows, and a join or
     * a list of rows then goes over all of them for each. They go in by their key, in the same order on every node.
     */
    private long foldBatch() {
        return jdbc.sql("""
                with batch as (
                    delete from tally_pending where id <= (
                        select max(id) from (select id from tally_pending order by id limit :most) first_ones)
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

package dev.evenhand.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenhand.study.Scale.Verdict;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionOperations;

/** The next place is looked up, not sorted out of all that are open, in a study that the planner knows nothing of. */
class NextPlaceTests extends BallotTest {

    private static final int TASKS = 1500;

    @Autowired
    TransactionOperations transaction;

    @Test
    void findsTheNextPlaceWithoutLookingAtAll() {
        var study = study(TASKS, 1);
        var rater = rater(study);
        for (int i = 0; i < 3; i++) {
            vote(rater, next(rater), Verdict.A);
        }
        var read = transaction.execute(status -> {
            status.setRollbackOnly();
            long before = blocks();
            next(rater);
            return blocks() - before;
        });
        assertThat(read).isLessThan(TASKS / 2);
    }

    /** That this transaction has read of places, comparisons and ballots, and of their indexes. */
    private long blocks() {
        return jdbc.sql("""
                select sum(pg_stat_get_xact_blocks_fetched(r.id))::bigint
                from unnest(array['slot', 'comparison', 'ballot']) name
                cross join lateral (select name::regclass::oid as id
                                    union all select indexrelid from pg_index where indrelid = name::regclass) r""").query(Long.class).single();
    }
}

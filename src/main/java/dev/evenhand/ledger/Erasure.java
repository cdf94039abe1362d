package dev.evenhand.ledger;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes a person out of a study and leaves the study as it was: what the rater wrote, the ways in, and the salt that leads
 * from the ledger to the rater go; votes, tree, results and other people's receipts stay.
 */
@Service
public class Erasure {

    private final JdbcClient jdbc;
    private final LedgerWriter writer;
    private final Pseudonyms pseudonyms;

    Erasure(JdbcClient jdbc, LedgerWriter writer, Pseudonyms pseudonyms) {
        this.jdbc = jdbc;
        this.writer = writer;
        this.pseudonyms = pseudonyms;
    }

    /** Nobody answers for this rater from here on, and what was answered is written before its salt goes. */
    @Transactional
    public void erase(long study, long rater) {
        jdbc.sql("update rater set revoked_at = coalesce(revoked_at, now()) where study_id = :study and id = :rater")
                .param("study", study)
                .param("rater", rater)
                .update();
        jdbc.sql("delete from rater_token where rater_id = :rater")
                .param("rater", rater)
                .update();
        // Waits for whoever writes the log just now, so that nothing of this rater is left in the outbox.
        jdbc.sql("select 1 from ledger where study_id = :study for update")
                .param("study", study)
                .query(Integer.class)
                .optional();
        writer.write(study);
        for (var words : new String[] {"rationale", "guess"}) {
            jdbc.sql("""
                    delete from %s w using vote v
                    where v.study_id = :study and v.rater_id = :rater
                      and w.study_id = v.study_id and w.vote_id = v.id and w.revision = v.revision""".formatted(words))
                    .param("study", study)
                    .param("rater", rater)
                    .update();
        }
        jdbc.sql("insert into ledger_outbox (study_id, type, facts) values (:study, 'rater.erased', '{}')")
                .param("study", study)
                .update();
        pseudonyms.erase(rater);
    }
}

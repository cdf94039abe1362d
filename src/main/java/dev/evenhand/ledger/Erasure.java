package dev.evenhand.ledger;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Cuts what leads from a study's ledger to a person: the words that the rater wrote and the salt behind the hashes go;
 * votes, tree, results and other people's receipts stay.
 */
@Service
public class Erasure {

    /** What a rater wrote in free words, each found by its vote. */
    private static final List<String> WORDS = List.of("rationale", "guess");

    private final JdbcClient jdbc;
    private final LedgerWriter writer;
    private final Pseudonyms pseudonyms;

    Erasure(JdbcClient jdbc, LedgerWriter writer, Pseudonyms pseudonyms) {
        this.jdbc = jdbc;
        this.writer = writer;
        this.pseudonyms = pseudonyms;
    }

    /** The caller has seen to it that nobody answers for this rater any more; what was answered is written first. */
    @Transactional
    public void erase(long study, long rater) {
        // Waits for whoever writes the log just now, so that nothing of this rater is left in the outbox.
        jdbc.sql("select 1 from ledger where study_id = :study for update")
                .param("study", study)
                .query(Integer.class)
                .optional();
        writer.write(study);
        for (var words : WORDS) {
            jdbc.sql("""
                    delete from %s w using vote v
                    where v.study_id = :study and v.rater_id = :rater
                      and w.study_id = v.study_id and w.vote_id = v.id and w.revision = v.revision""".formatted(words))
                    .param("study", study)
                    .param("rater", rater)
                    .update();
        }
        jdbc.sql("""
                update blinding_answer a set text = null from ballot b
                where b.study_id = :study and b.rater_id = :rater
                  and a.study_id = b.study_id and a.ballot_id = b.id and a.text is not null""").param("study", study).param("rater", rater).update();
        jdbc.sql("insert into ledger_outbox (study_id, type, facts) values (:study, 'rater.erased', '{}')")
                .param("study", study)
                .update();
        pseudonyms.erase(rater);
    }
}

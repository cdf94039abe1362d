package dev.evenhand.desk;

import dev.evenhand.desk.StudyPlans.Frozen;
import dev.evenhand.panel.Rater;
import dev.evenhand.pool.ProductGuess;
import dev.evenhand.pool.ProductGuess.Outcome;
import dev.evenhand.pool.ProductGuess.Product;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The question that follows some votes: which product wrote the left response? The seed draws the ballots, the rater
 * answers in free words or not at all, and no name is ever offered.
 */
@Service
class Blinding {

    /** As long as the table takes. */
    static final int LONGEST = 200;

    private final JdbcClient jdbc;

    Blinding(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The ballot that the rater is to be asked about: of those voted on by page, the first that asks and has no answer, so
     * that a second tab or a lost line skips no question.
     *
     * @param open the ballot on the screen, whose answer may be on its way: the one fetched ahead would jump over the question
     */
    Optional<UUID> due(Frozen study, Rater rater, @Nullable UUID open) {
        if (study.plan().blindingShare().signum() == 0) {
            return Optional.empty();
        }
        return jdbc.sql("""
                select b.id from ballot b
                where b.study_id = :study and b.rater_id = :rater and b.asks
                  and (b.state = 'issued' and b.id = :open::uuid
                       or exists (select 1 from vote v where v.study_id = :study and v.ballot_id = b.id
                                                         and v.revision = 1 and v.source = 'desk'))
                  and exists (select 1 from study where id = :study and state = 'open')
                  and not exists (select 1 from blinding_answer a where a.study_id = :study and a.ballot_id = b.id)
                order by b.number limit 1""")
                .param("study", study.id())
                .param("rater", rater.id())
                .param("open", open)
                .query(UUID.class)
                .optional();
    }

    /** The first answer stays, and none comes once the study or the rater's way has ended. Whoever does not know leaves no words. */
    @Transactional
    public void answer(Frozen study, Rater rater, UUID ballot, String words) {
        Standing.held(jdbc, study, rater).requireVoting();
        var products = products(study, ballot);
        var outcome = words.isBlank()
                ? Outcome.UNKNOWN
                : ProductGuess.of(words, products.get(0), products.subList(1, products.size()));
        jdbc.sql("""
                insert into blinding_answer (study_id, ballot_id, text, outcome)
                values (:study, :ballot, :text, :outcome) on conflict do nothing""")
                .param("study", study.id())
                .param("ballot", ballot)
                .param("text", words.isBlank() ? null : words.strip())
                .param("outcome", outcome.name().toLowerCase(Locale.ROOT))
                .update();
    }

    /** The study's models, the one that stood left first. */
    private List<Product> products(Frozen study, UUID ballot) {
        return jdbc.sql("""
                select m.name, m.version, m.provider as maker
                from ballot b
                join comparison c on c.study_id = b.study_id and c.id = b.comparison_id
                join study_model m on m.study_id = b.study_id
                where b.study_id = :study and b.id = :ballot
                order by m.model_id <> case when b.swapped then c.second_model else c.first_model end, m.position""")
                .param("study", study.id())
                .param("ballot", ballot)
                .query(Product.class)
                .list();
    }
}

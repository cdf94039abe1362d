package dev.evenhand.results;

import dev.evenhand.card.Card;
import dev.evenhand.card.StudyFacts.Care;
import dev.evenhand.card.Words;
import dev.evenhand.results.CardView.Fact;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts what raters said where it can be known how they judge: on gold tasks, and on pairs that came once more. */
@Component
class CardCare {

    private final JdbcClient jdbc;

    CardCare(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Care of(long study) {
        return jdbc.sql("""
                with counted as (
                    select v.* from latest_vote v
                    where v.study_id = :study and v.kind in ('gold', 'repeat') and not exists
                        (select 1 from excluded_rater e
                         where e.study_id = :study and e.rater_id = v.rater_id and e.planned)),
                golds as (
                    select count(*) as golds,
                           count(*) filter (where case c.gold
                               when 'first' then v.verdict = case when v.left_model = c.first_model then 'model_a' else 'model_b' end
                               when 'second' then v.verdict = case when v.left_model = c.first_model then 'model_b' else 'model_a' end
                               else v.verdict = c.gold end) as "right"
                    from counted v join comparison c on c.study_id = v.study_id and c.id = v.comparison_id
                    where v.kind = 'gold'),
                repeats as (
                    select count(*) filter (where v.verdict = 'model_b' and was.verdict = 'model_a' and was.left_model < was.right_model
                                               or v.verdict = 'model_a' and was.verdict = 'model_b' and was.left_model > was.right_model) as always_one,
                           count(*) filter (where v.verdict = 'model_b' and was.verdict = 'model_a' and was.left_model > was.right_model
                                               or v.verdict = 'model_a' and was.verdict = 'model_b' and was.left_model < was.right_model) as always_other,
                           count(*) filter (where v.verdict = 'model_a' and was.verdict = 'model_a') as always_left,
                           count(*) filter (where v.verdict = 'model_b' and was.verdict = 'model_b') as always_right,
                           count(*) filter (where v.verdict in ('tie', 'both_bad') or was.verdict in ('tie', 'both_bad')) as undecided
                    from counted v
                    join ballot b on b.study_id = v.study_id and b.id = v.ballot_id
                    join latest_vote was on was.study_id = v.study_id and was.ballot_id = b.repeat_of
                    where v.kind = 'repeat')
                select * from golds cross join repeats""").param("study", study).query(Care.class).single();
    }

    /** In the words of the card's page. */
    static List<Fact> facts(Card card) {
        var care = card.care();
        return List.of(
                new Fact(
                        "Known answers",
                        care.right().isPresent()
                                ? Words.percent(care.right().getAsDouble()) + " right of " + Words.count(care.golds())
                                : "not asked"),
                new Fact(
                        "Asked again, sides swapped",
                        care.consistency().isPresent()
                                ? "the same in %s of %s%s%s"
                                        .formatted(
                                                Words.percent(care.consistency().getAsDouble()),
                                                Words.count(care.repeats()),
                                                beyond(care.kappa()),
                                                care.undecided() == 0
                                                        ? ""
                                                        : "; " + Words.count(care.undecided()) + " with a tie")
                                : "not asked"),
                new Fact(
                        "Pull to one side in these",
                        care.positionP().isPresent()
                                ? Words.chance(care.positionP().getAsDouble())
                                : "not asked"));
    }

    private static String beyond(OptionalDouble kappa) {
        return kappa.isPresent() ? String.format(Locale.ROOT, ", κ = %.2f", kappa.getAsDouble()) : "";
    }
}

package dev.evenhand.results;

import static dev.evenhand.results.Finding.fact;

import dev.evenhand.card.StudyFacts.Blinding;
import dev.evenhand.card.StudyFacts.Preferred;
import dev.evenhand.card.Words;
import dev.evenhand.results.Finding.Fact;
import dev.evenhand.statistics.BlindingGuesses;
import dev.evenhand.statistics.BlindingIndex;
import dev.evenhand.study.Plan;
import dev.evenhand.study.PlanReader;
import dev.evenhand.study.Study;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whether raters saw through the blinding: what they took the left response for, and whether those who knew voted otherwise. */
@Component
class BlindingAudit {

    private final JdbcClient jdbc;
    private final PlanReader plans;

    BlindingAudit(JdbcClient jdbc, PlanReader plans) {
        this.jdbc = jdbc;
        this.plans = plans;
    }

    private record Given(long correct, long incorrect, long dontKnow, boolean asks) {}

    /** Nothing where the plan does not ask and nobody was asked. */
    Optional<Blinding> guesses(Study study) {
        var given = jdbc.sql("""
                select count(*) filter (where outcome = 'correct') as correct,
                       count(*) filter (where outcome = 'incorrect') as incorrect,
                       count(*) filter (where outcome = 'unknown') as dont_know,
                       (select coalesce((plan::jsonb ->> 'blinding_share')::numeric, 0) > 0
                        from study where id = :study) as asks
                from blinding_answer where study_id = :study""").param("study", study.id()).query(Given.class).single();
        if (given.correct() + given.incorrect() + given.dontKnow() == 0) {
            var none = new Preferred(0, 0);
            return given.asks() ? Optional.of(new Blinding(0, 0, 0, none, none)) : Optional.empty();
        }
        var preferred = preferences(study, plans.stored(study.plan()));
        return Optional.of(new Blinding(
                given.correct(),
                given.incorrect(),
                given.dontKnow(),
                preferred.get(0).counted(),
                preferred.get(1).counted()));
    }

    /** What the page of diagnostics says; nothing where the plan does not ask. */
    Optional<Finding> finding(Study study, Plan plan) {
        if (plan.blindingShare().signum() == 0) {
            return Optional.empty();
        }
        var given = guesses(study);
        var index = given.map(g -> new BlindingGuesses(g.correct(), g.incorrect(), g.dontKnow()))
                .flatMap(guesses -> guesses.index(plan.alpha().doubleValue()));
        if (index.isEmpty()) {
            return Optional.of(
                    new Finding("blinding", "Blinding", "none", "Nobody has been asked yet who wrote what", List.of()));
        }
        return Optional.of(found(index.get(), preferences(study, plan)));
    }

    private static Finding found(BlindingIndex index, List<Preference> preferences) {
        var facts = new ArrayList<Fact>();
        facts.add(fact("Named the product", Words.count(index.guesses().correct())));
        facts.add(fact("Named another", Words.count(index.guesses().incorrect())));
        facts.add(fact(
                "Did not know, or said what fits several",
                Words.count(index.guesses().dontKnow())));
        facts.add(fact(
                "Index, from −1 to 1",
                "%s (%s to %s)"
                        .formatted(
                                Words.signed(index.index()),
                                Words.signed(index.lower()),
                                Words.signed(index.upper()))));
        preferences.forEach(one -> facts.add(fact(
                one.model() + " preferred by " + (one.knew() ? "those who knew" : "the others"),
                one.votes() == 0
                        ? "no decisive vote"
                        : Words.percent((double) one.wins() / one.votes()) + " of " + Words.votes(one.votes()))));
        return new Finding(
                "blinding",
                "Blinding",
                index.alarm() ? "fail" : index.upper() <= BlindingIndex.ALARM ? "ok" : "none",
                index.alarm()
                        ? "Raters could tell which product wrote a response"
                        : index.upper() <= BlindingIndex.ALARM
                                ? "Few raters, if any, could tell which product wrote a response"
                                : "Whether raters could tell which product wrote a response is not known from so few answers",
                facts);
    }

    /** The share of decisive votes for the claim's model, or for the plan's first, after a right guess and without one. */
    private List<Preference> preferences(Study study, Plan plan) {
        var model = plan.claim() == null ? plan.models().get(0) : plan.claim().better();
        return jdbc.sql("""
                select :model as model, k.knew,
                       count(v.id) filter (where v.verdict = case when v.left_model = m.model_id then 'model_a' else 'model_b' end)
                           as wins,
                       count(v.id) as votes
                from (values (true), (false)) k (knew)
                join study_model m on m.study_id = :study and m.name = :model
                left join (current_vote v join blinding_answer a on a.study_id = v.study_id and a.ballot_id = v.ballot_id)
                    on v.study_id = :study and (a.outcome = 'correct') = k.knew and v.verdict in ('model_a', 'model_b')
                   and m.model_id in (v.left_model, v.right_model)
                group by k.knew order by k.knew desc""")
                .param("study", study.id())
                .param("model", model)
                .query(Preference.class)
                .list();
    }

    private record Preference(String model, boolean knew, long wins, long votes) {

        Preferred counted() {
            return new Preferred(wins, votes);
        }
    }
}

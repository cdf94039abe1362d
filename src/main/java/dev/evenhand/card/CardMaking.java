package dev.evenhand.card;

import dev.evenhand.card.Card.Exclusion;
import dev.evenhand.card.Card.Headline;
import dev.evenhand.statistics.Scores;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Puts a card together of its parts, each made from the same evidence; once it is whole, it is looked at from every side. */
final class CardMaking {

    private final Evidence evidence;
    private final CardPlan plan;
    private final StudyFacts facts;
    private final CardVotes counted;
    private final End end;
    private final Measure measure;
    private final Scores scores;
    private final Counted numbers;
    private final CardPlan.Pair pair;
    private final Measured measured;
    private final Tally tally;

    CardMaking(Evidence evidence) {
        this.evidence = evidence;
        plan = evidence.plan();
        facts = evidence.facts();
        counted = evidence.votes().counted();
        end = End.of(plan, facts);
        measure = new Measure(Method.planned(plan), end);
        scores = Counted.scores(plan, counted, end);
        numbers = Counted.of(plan, evidence.votes(), end, scores);
        pair = numbers.pair();
        measured = numbers.headline();
        tally = Tally.of(counted, pair);
    }

    Card card() {
        var kept = kept();
        var unchecked = new Card(
                Card.FORMAT,
                facts.study(),
                plan.name(),
                facts.planDigest(),
                facts.state(),
                facts.simulated() || facts.made() > 0,
                Protocol.of(plan, facts),
                headline(),
                List.of(),
                tally,
                Size.of(evidence.votes(), counted, facts),
                numbers.fragility(),
                opponents(),
                Standing.of(facts, counted, scores),
                numbers.categories(),
                Stream.concat(numbers.exclusions().stream(), kept.stream()).toList(),
                Splitting.of(evidence, counted, pair, end),
                Exploring.of(evidence, counted, pair, measured, end),
                numbers.sides(),
                numbers.agreement(),
                Sampling.of(counted, facts.beacon()),
                Ranking.of(plan, counted),
                facts.attrition(),
                Power.of(plan, end, counted, pair, tally, measured),
                facts.looks(),
                facts.changes(),
                facts.variants(),
                Flattery.of(plan, facts, votesOfEach()),
                Blinding.of(facts, plan.alpha()),
                Harm.of(facts, counted, pair),
                Care.of(facts.care()),
                Material.of(evidence.background(), pair),
                Statements.of(facts.stated()),
                Optional.empty(),
                Missing.of(evidence, pair));
        return unchecked.checked(new Checking(plan, facts, end, unchecked, numbers.exclusions(), kept).all());
    }

    private Headline headline() {
        return new Headline(
                Sentence.of(plan, measured, tally),
                Sentence.doubt(plan, end, facts.elsewhere(), measured),
                plan.claim().isPresent(),
                measured.outcome(),
                end.kind(),
                measured);
    }

    /** The first model against every other one, none left out. */
    private List<Measured> opponents() {
        return plan.models().stream()
                .filter(model -> !model.equals(pair.first()))
                .map(model -> measure.of(plan.statistic(), counted, new CardPlan.Pair(pair.first(), model)))
                .toList();
    }

    /** The headline without those whom a rule of the plan flags and nobody left out; nothing where there are none. */
    private Optional<Exclusion> kept() {
        if (facts.flagged().isEmpty()) {
            return Optional.empty();
        }
        var without = counted.where(vote -> !facts.flagged().contains(counted.raterName(vote)));
        return Optional.of(
                new Exclusion("flagged too", without.size(), false, measure.of(plan.statistic(), without, pair)));
    }

    private long votesOfEach() {
        var models = scores.models();
        return models.isEmpty() ? 0 : 2L * counted.size() / models.size();
    }
}

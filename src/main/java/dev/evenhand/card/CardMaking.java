package dev.evenhand.card;

import dev.evenhand.card.Card.Headline;
import dev.evenhand.card.Card.Standing;
import dev.evenhand.statistics.BestOfMany;
import dev.evenhand.statistics.BlindingGuesses;
import dev.evenhand.statistics.Borda;
import dev.evenhand.statistics.Estimate;
import dev.evenhand.statistics.ModelScore;
import dev.evenhand.statistics.RankRange;
import dev.evenhand.statistics.SampleSize;
import dev.evenhand.statistics.SamplingMix;
import dev.evenhand.statistics.Scores;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts a card together, part by part, each from the same evidence. */
final class CardMaking {

    private static final double POWER = 0.8;

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
    }

    Card card() {
        var headline = new Headline(
                Sentence.of(plan, measured, tally()),
                Sentence.doubt(plan, end, measured),
                plan.claim().isPresent(),
                measured.outcome(),
                end.kind(),
                measured);
        var tally = tally();
        var explored = Exploring.of(evidence, counted, pair, measured, end);
        var fragility = numbers.fragility();
        var sides = numbers.sides();
        var categories = numbers.categories();
        var power = power(tally);
        var exclusions = numbers.exclusions();
        var agreement = numbers.agreement();
        var sampling = sampling();
        var bestOf = bestOf();
        var blinding = blinding();
        var safety = Gating.of(facts, counted, pair);
        var size = size();
        var models = models();
        var splits = Splitting.of(evidence, counted, pair, end);
        var ranking = Ranking.of(plan, counted);
        var material = material();
        var stated = Statements.of(facts.stated());
        var grounds = new Grounds(
                measured,
                material,
                splits,
                stated,
                ranking,
                size,
                facts.attrition().plannedTasks(),
                end);
        var kept = kept();
        var checks = new Checking(
                        evidence, end, headline, size, fragility, explored, sides, categories, exclusions, kept, power)
                .all(models, sampling, blinding, bestOf, grounds.all());
        return new Card(
                Card.FORMAT,
                facts.study(),
                plan.name(),
                facts.planDigest(),
                facts.state(),
                facts.simulated() || facts.made() > 0,
                protocol(),
                headline,
                checks,
                tally,
                size,
                fragility,
                opponents(),
                models,
                categories,
                Stream.concat(exclusions.stream(), kept.stream()).toList(),
                splits,
                explored,
                sides,
                agreement,
                sampling,
                ranking,
                facts.attrition(),
                power,
                facts.looks(),
                facts.changes(),
                facts.variants(),
                bestOf,
                blinding,
                safety,
                Card.Care.of(facts.care()),
                material,
                stated,
                Optional.empty(),
                Missing.of(evidence, pair));
    }

    private Card.Protocol protocol() {
        return new Card.Protocol(
                plan.question(),
                plan.statistic(),
                plan.claim(),
                plan.alpha(),
                plan.ties().name().toLowerCase(Locale.ROOT),
                plan.clusters().stream()
                        .sorted()
                        .map(cluster -> cluster.name().toLowerCase(Locale.ROOT))
                        .toList(),
                plan.sequential(),
                facts.plannedVotes(),
                plan.categories(),
                plan.exclusions(),
                plan.scale());
    }

    private Card.Tally tally() {
        var votes = counted.votes().counts().pair(pair.first(), pair.second());
        long decided = votes.winsFirst() - votes.winsSecond();
        return new Card.Tally(
                votes.winsFirst(),
                votes.ties(),
                votes.winsSecond(),
                votes.bothBad(),
                votes.votes() == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) decided / votes.votes()));
    }

    private Card.Size size() {
        var all = evidence.votes();
        return new Card.Size(
                all.size(),
                counted.size(),
                all.ordinary().size() - counted.size(),
                counted.raters(),
                counted.tasks(),
                facts.imported(),
                facts.made());
    }

    /** The first model against every other one, none left out. */
    private List<Measured> opponents() {
        return plan.models().stream()
                .filter(model -> !model.equals(pair.first()))
                .map(model -> measure.of(plan.statistic(), counted, new CardPlan.Pair(pair.first(), model)))
                .toList();
    }

    private List<Standing> models() {
        var entrants = facts.models().stream()
                .collect(Collectors.toMap(StudyFacts.Entrant::model, Function.identity(), (one, other) -> one));
        var borda = Borda.of(counted.votes().counts()).stream().collect(Collectors.toMap(Borda::model, Borda::share));
        return scores.models().stream()
                .map(score -> standing(
                        score,
                        borda.getOrDefault(score.model(), OptionalDouble.empty()),
                        entrants.getOrDefault(score.model(), new StudyFacts.Entrant(score.model(), "", "", ""))))
                .toList();
    }

    private static Standing standing(ModelScore score, OptionalDouble borda, StudyFacts.Entrant known) {
        var rank = score.ranks().orElse(new RankRange(0, 0, 0));
        var tally = score.tally();
        return new Standing(
                score.model(),
                known.version(),
                known.provider(),
                known.settings(),
                points(score, Estimate::points),
                points(score, Estimate::lowerPoints),
                points(score, Estimate::upperPoints),
                rank.best(),
                rank.worst(),
                borda,
                tally.wins(),
                tally.losses(),
                tally.ties(),
                tally.bothBad());
    }

    private static OptionalDouble points(ModelScore score, Function<Estimate, Double> of) {
        return score.estimate().map(of).map(OptionalDouble::of).orElse(OptionalDouble.empty());
    }

    private Card.Material material() {
        var known = evidence.background();
        return new Card.Material(
                known.origin(),
                known.answers(),
                known.copies().size(),
                known.reused().size(),
                WordsAlone.of(known.apart(), pair));
    }

    private Card.Sampling sampling() {
        var mix = SamplingMix.of(counted.votes().counts());
        return new Card.Sampling(
                mix.pairs(),
                mix.comparedPairs(),
                mix.fewestVotes(),
                mix.mostVotes(),
                mix.effectiveVotes(),
                mix.components(),
                facts.beacon());
    }

    /** The headline without those whom a rule of the plan flags and nobody left out; nothing where there are none. */
    private Optional<Card.Exclusion> kept() {
        if (facts.flagged().isEmpty()) {
            return Optional.empty();
        }
        var without = counted.where(vote -> !facts.flagged().contains(counted.raterName(vote)));
        return Optional.of(
                new Card.Exclusion("flagged too", without.size(), false, measure.of(plan.statistic(), without, pair)));
    }

    /** By the design effect that the share of wins between the two turned out to have: that is what is to be found. */
    private Card.Power power(Card.Tally tally) {
        var share = new Measure(Method.planned(plan).weighing(Map.of()), end).of(Statistic.WIN_SHARE, counted, pair);
        double effect =
                Math.max(1, share.plainError() > 0 ? Math.pow(share.standardError() / share.plainError(), 2) : 1);
        if (tally.votes() == 0) {
            return new Card.Power(OptionalDouble.empty(), effect, OptionalLong.empty(), OptionalLong.empty(), true);
        }
        double ties = (double) (tally.ties() + tally.bothBad()) / tally.votes();
        var size = new SampleSize(plan.alpha(), POWER);
        var detectable = ties < 1 ? size.detectable(tally.votes(), ties, effect) : OptionalDouble.empty();
        double net = tally.net().orElse(0);
        var needed = net == 0 || ties >= 1 ? OptionalLong.empty() : size.votes(Math.abs(net), ties, effect);
        boolean under = detectable.isEmpty() || Math.abs(net) < detectable.getAsDouble();
        return new Card.Power(detectable, effect, needed, Watch.forecast(plan, end, measured), under);
    }

    /** For the maker with most models, where one has several. */
    private Optional<Card.Flattery> bestOf() {
        var makers = facts.variants().stream()
                .filter(variant -> !variant.provider().isEmpty())
                .collect(Collectors.groupingBy(
                        StudyFacts.Variant::provider,
                        Collectors.mapping(StudyFacts.Variant::model, Collectors.toCollection(TreeSet::new))));
        var models = scores.models();
        long votes = models.isEmpty() ? 0 : 2L * counted.size() / models.size();
        return makers.entrySet().stream()
                .filter(maker -> maker.getValue().size() > 1 && votes > 0)
                .max(Comparator.<Map.Entry<String, TreeSet<String>>>comparingInt(
                                maker -> maker.getValue().size())
                        .thenComparing(Map.Entry::getKey))
                .map(maker -> {
                    var best = BestOfMany.of(maker.getValue().size(), plan.alpha());
                    return new Card.Flattery(
                            maker.getKey(),
                            best.variants(),
                            best.inflationPoints(votes),
                            best.falseWinner(),
                            best.sidakAlpha());
                });
    }

    private Optional<Card.Seen> blinding() {
        return facts.blinding()
                .map(given -> new BlindingGuesses(given.correct(), given.incorrect(), given.dontKnow()))
                .map(guesses -> guesses.index(plan.alpha())
                        .map(index -> new Card.Seen(
                                guesses.asked(),
                                OptionalDouble.of(index.index()),
                                Optional.of(new Measured.Range(index.lower(), index.upper())),
                                index.alarm()))
                        .orElseGet(
                                () -> new Card.Seen(guesses.asked(), OptionalDouble.empty(), Optional.empty(), false)));
    }
}

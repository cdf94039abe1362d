package dev.evenhand.card;

import dev.evenhand.card.Method.TieRule;
import dev.evenhand.card.Variations.Variation;
import dev.evenhand.statistics.Cluster;
import dev.evenhand.statistics.Ties;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Measures the headline again by one choice after the other: ties, errors, raters, categories, exclusions, seat, statistic. */
final class Varying {

    /** More raters than this are not each left out; the card's leave-one-out covers them. */
    private static final int MOST_RATERS = 200;

    /** Of the known answers, that a rater has to give: what the gold rule takes for honest. */
    private static final double GOLD_SHARE = 0.7;

    private final CardPlan plan;
    private final CardVotes given;
    private final CardVotes all;
    private final CardVotes counted;
    private final End end;
    private final Method method;
    private final CardPlan.Pair pair;
    private final Measured planned;
    private final List<Variation> lines = new ArrayList<>();

    private Varying(Evidence evidence) {
        plan = evidence.plan();
        given = evidence.votes();
        all = given.ordinary();
        counted = evidence.votes().counted();
        end = End.of(plan, evidence.facts());
        method = Method.planned(plan);
        var headline = Card.of(evidence).headline().measured();
        pair = new CardPlan.Pair(headline.first(), headline.second());
        planned = headline;
    }

    static Variations of(Evidence evidence) {
        return new Varying(evidence).all();
    }

    private Variations all() {
        if (planned.votes() > 0) {
            ties();
            errors();
            raters();
            golds();
            categories();
            exclusions();
            held();
            statistics();
        }
        var told = lines.stream()
                .filter(line -> line.measured().interval().isPresent())
                .toList();
        return new Variations(
                planned, lines, told.stream().filter(Variation::survives).count(), told.size());
    }

    private void ties() {
        if (plan.statistic() == Statistic.BRADLEY_TERRY) {
            add("ties", "as half a win", method.with(Ties.HALF), counted);
            add("ties", "by Davidson’s model", method.with(Ties.DAVIDSON), counted);
            add("ties", "dropped", method, decided());
            return;
        }
        if (plan.statistic() == Statistic.WIN_SHARE) {
            add("ties", "dropped", method.with(TieRule.DROPPED), counted);
            add("ties", "“both bad” as lost", method.with(TieRule.BOTH_BAD_LOST), counted);
            return;
        }
        add("ties", "dropped", method, decided());
    }

    private CardVotes decided() {
        return counted.where(vote -> counted.won(vote, counted.left(vote)) != 0.5);
    }

    private void errors() {
        add("errors", "not clustered", method.with(Set.of()), counted);
        add("errors", "clustered by rater", method.with(Set.of(Cluster.RATER)), counted);
        add("errors", "clustered by task", method.with(Set.of(Cluster.TASK)), counted);
        add("errors", "clustered by both", method.with(Set.of(Cluster.RATER, Cluster.TASK)), counted);
    }

    /** The two raters without whom the headline moves most, and the busiest and quietest half. */
    private void raters() {
        var votesOf = IntStream.range(0, counted.size())
                .boxed()
                .collect(Collectors.groupingBy(counted::rater, TreeMap::new, Collectors.counting()));
        if (votesOf.size() < 3) {
            return;
        }
        if (votesOf.size() <= MOST_RATERS && plan.statistic() != Statistic.BRADLEY_TERRY) {
            var without = votesOf.keySet().stream()
                    .map(rater -> new Measure(method, end)
                            .of(plan.statistic(), counted.where(vote -> counted.rater(vote) != rater), pair))
                    .sorted(Comparator.comparingDouble(Measured::estimate))
                    .toList();
            line("raters", "without the most in favour", without.get(0));
            line("raters", "without the most against", without.get(without.size() - 1));
        }
        long median = votesOf.values().stream().sorted().toList().get(votesOf.size() / 2);
        add("raters", "only the busier half", method, counted.where(vote -> votes(votesOf, vote) >= median));
        add("raters", "only the quieter half", method, counted.where(vote -> votes(votesOf, vote) <= median));
    }

    /** Who gave most of the known answers; nothing where the study has none. */
    private void golds() {
        var golds = IntStream.range(0, given.size()).filter(given::gold).boxed().toList();
        var right = golds.stream()
                .collect(Collectors.groupingBy(
                        given::rater,
                        Collectors.averagingDouble(vote -> given.kind(vote) == CardVotes.Kind.GOLD ? 1 : 0)));
        if (!golds.isEmpty()) {
            add(
                    "raters",
                    "70 % of known answers right",
                    method,
                    counted.where(vote -> right.getOrDefault(counted.rater(vote), 0.0) >= GOLD_SHARE));
        }
    }

    private long votes(Map<Integer, Long> votesOf, int vote) {
        return votesOf.getOrDefault(counted.rater(vote), 0L);
    }

    private void categories() {
        var names = counted.categories();
        if (names.size() < 2) {
            return;
        }
        if (!method.weights().isEmpty()) {
            add("weights", "every vote the same", method.weighing(Map.of()), counted);
        }
        if (plan.statistic() != Statistic.BRADLEY_TERRY) {
            double each = 1.0 / names.size();
            var even = names.stream().collect(Collectors.toMap(name -> name, name -> each));
            add("weights", "every category the same", method.weighing(even), counted);
        }
        for (var name : names) {
            add(
                    "categories",
                    "without " + (name.isEmpty() ? "(none)" : name),
                    method.weighing(Map.of()),
                    counted.where(vote -> !counted.category(vote).equals(name)));
        }
    }

    private void exclusions() {
        if (plan.exclusions().isEmpty()) {
            return;
        }
        add("exclusions", "none", method, all);
        plan.exclusions()
                .forEach(rule -> add(
                        "exclusions",
                        "only " + Words.rule(rule),
                        method,
                        all.where(vote -> !all.excluded(vote).equals(rule))));
    }

    private void held() {
        var statistic = plan.statistic() == Statistic.BRADLEY_TERRY ? Statistic.BRADLEY_TERRY : Statistic.WIN_SHARE;
        line("seat", "held equal", new Measure(method.withPosition(), end).of(statistic, counted, pair));
        if (counted.styled()) {
            line("style", "held equal", new Measure(method.withStyle(), end).of(statistic, counted, pair));
        }
        var left = counted.where(vote -> counted.left(vote).equals(pair.first()));
        var right = counted.where(vote -> counted.right(vote).equals(pair.first()));
        if (plan.statistic() != Statistic.BRADLEY_TERRY && method.weights().isEmpty()) {
            add("seat", "first on the left only", method, left);
            add("seat", "first on the right only", method, right);
        }
    }

    private void statistics() {
        for (var statistic : Statistic.values()) {
            boolean there = statistic != Statistic.GRADED_MEAN || plan.graded() && counted.graded();
            if (statistic != plan.statistic() && there) {
                line("statistic", statistic.words(), new Measure(method, end).of(statistic, counted, pair));
            }
        }
    }

    private void add(String group, String choice, Method other, CardVotes votes) {
        line(group, choice, new Measure(other, end).of(plan.statistic(), votes, pair));
    }

    private void line(String group, String choice, Measured measured) {
        lines.add(new Variation(group, choice, measured, measured.outcome() == planned.outcome()));
    }
}

package dev.evenhand.card;

import dev.evenhand.card.Card.Explored;
import dev.evenhand.card.Method.TieRule;
import dev.evenhand.statistics.BetaBinomialSequence;
import dev.evenhand.statistics.HeadToHead;
import dev.evenhand.statistics.Holm;
import dev.evenhand.statistics.Ties;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** All statistics that the plan did not choose, so that whoever would have liked another one finds it beside the headline. */
final class Exploring {

    private static final double PRIOR = 30;

    private final CardPlan plan;
    private final CardVotes counted;
    private final CardPlan.Pair pair;
    private final Measured headline;
    private final End end;
    private final List<Explored> found = new ArrayList<>();

    private Exploring(Evidence evidence, CardVotes counted, CardPlan.Pair pair, Measured headline, End end) {
        plan = evidence.plan();
        this.counted = counted;
        this.pair = pair;
        this.headline = headline;
        this.end = end;
    }

    static List<Explored> of(Evidence evidence, CardVotes counted, CardPlan.Pair pair, Measured headline, End end) {
        if (headline.votes() == 0) {
            return List.of();
        }
        var exploring = new Exploring(evidence, counted, pair, headline, end);
        exploring.measures();
        exploring.decisive();
        return adjusted(exploring.found);
    }

    private void measures() {
        var method = Method.planned(plan);
        for (var statistic : Statistic.values()) {
            boolean apart =
                    statistic != Statistic.BRADLEY_TERRY || plan.models().size() > 2;
            boolean there = statistic != Statistic.GRADED_MEAN || plan.graded() && counted.graded();
            if (statistic != plan.statistic() && apart && there) {
                add(statistic.words(), statistic, method);
            }
        }
        if (!method.weights().isEmpty()) {
            add("every vote counted the same", plan.statistic(), method.weighing(Map.of()));
        }
        add("win share without ties", Statistic.WIN_SHARE, method.with(TieRule.DROPPED));
        if (plan.models().size() > 2) {
            add(
                    plan.ties() == Ties.HALF ? "lead by Davidson’s model" : "lead with ties as half",
                    Statistic.BRADLEY_TERRY,
                    method.with(plan.ties() == Ties.HALF ? Ties.DAVIDSON : Ties.HALF));
        }
        add("win share, seat held equal", Statistic.WIN_SHARE, method.withPosition());
        if (counted.styled()) {
            add("win share, style held equal", Statistic.WIN_SHARE, method.withStyle());
        }
    }

    private void add(String name, Statistic statistic, Method method) {
        var measured = new Measure(method, end).of(statistic, counted, pair);
        if (measured.interval().isPresent()) {
            found.add(new Explored(
                    name,
                    measured.estimate(),
                    statistic.even(),
                    measured.interval(),
                    measured.p(),
                    OptionalDouble.empty(),
                    disagrees(measured.outcome())));
        }
    }

    /** For independent votes, exact at the end and at any look. */
    private void decisive() {
        var votes = counted.votes().counts().pair(pair.first(), pair.second());
        var duel = new HeadToHead(votes.winsFirst(), votes.ties() + votes.bothBad(), votes.winsSecond());
        long decided = votes.winsFirst() + votes.winsSecond();
        if (decided == 0) {
            return;
        }
        double share = (double) votes.winsFirst() / decided;
        var watched = duel.decisive(new BetaBinomialSequence(plan.alpha(), PRIOR, PRIOR));
        double p = duel.signTest().p();
        found.add(new Explored(
                "sign test of decisive votes",
                share,
                0.5,
                Optional.of(new Measured.Range(watched.lower(), watched.upper())),
                end.anyLook() ? OptionalDouble.empty() : OptionalDouble.of(p),
                OptionalDouble.empty(),
                disagrees(
                        end.anyLook()
                                ? outcome(watched.lower(), watched.upper())
                                : p >= plan.alpha()
                                        ? Measured.Outcome.OPEN
                                        : share > 0.5 ? Measured.Outcome.FIRST : Measured.Outcome.SECOND)));
    }

    private static Measured.Outcome outcome(double lower, double upper) {
        return lower > 0.5 ? Measured.Outcome.FIRST : upper < 0.5 ? Measured.Outcome.SECOND : Measured.Outcome.OPEN;
    }

    private boolean disagrees(Measured.Outcome outcome) {
        var told = List.of(Measured.Outcome.FIRST, Measured.Outcome.SECOND, Measured.Outcome.OPEN);
        return told.contains(outcome) && told.contains(headline.outcome()) && outcome != headline.outcome();
    }

    /** Over all that have a p-value. */
    private static List<Explored> adjusted(List<Explored> all) {
        var tested = all.stream().filter(each -> each.p().isPresent()).toList();
        var adjusted = Holm.adjusted(
                tested.stream().map(each -> each.p().orElseThrow()).toList());
        return all.stream()
                .map(each -> {
                    int at = tested.indexOf(each);
                    return at < 0
                            ? each
                            : new Explored(
                                    each.name(),
                                    each.estimate(),
                                    each.even(),
                                    each.interval(),
                                    each.p(),
                                    OptionalDouble.of(adjusted.get(at)),
                                    each.disagrees());
                })
                .toList();
    }
}

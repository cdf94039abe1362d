package dev.evenhand.results;

import dev.evenhand.card.Words;
import dev.evenhand.statistics.ModelScore;
import dev.evenhand.statistics.Points;
import dev.evenhand.statistics.Status;
import java.util.Optional;

/**
 * What the votes say in one sentence: of the two models that the plan makes a claim about, or else of the leader and
 * the one behind.
 *
 * @param first the model that the sentence is about
 * @param says the words between the two names
 * @param second empty when nothing is compared
 * @param tail the words after
 * @param doubt the interval and what it rests on
 */
record Headline(String first, String says, String second, String tail, String doubt) {

    /** Nothing before the first vote. */
    static Optional<Headline> of(Standings standings) {
        if (standings.empty()) {
            return Optional.empty();
        }
        return Optional.of(standings.claim().map(duel -> claim(standings, duel)).orElseGet(() -> leader(standings)));
    }

    private static Headline claim(Standings standings, Duel duel) {
        var better = duel.first();
        var than = duel.second();
        if (duel.votes() == 0) {
            return new Headline(
                    better, "and", than, "have not met yet", "The plan claims that the first is preferred.");
        }
        var doubt = doubt(standings, duel);
        if (duel.close()) {
            return new Headline(
                    better, "and", than, "are too close to call: " + percent(duel) + " prefer the first", doubt);
        }
        boolean holds = duel.share() > 0.5;
        var told = holds ? duel : duel.reversed();
        if (told.interval().isEmpty() && !oneSided(told)) {
            return new Headline(told.first(), "and", told.second(), "cannot be told yet", doubt(standings, told));
        }
        if (told.interval().isEmpty()) {
            // A share without an interval is no finding, however round.
            return new Headline(
                    told.first(),
                    "won every vote against",
                    told.second(),
                    "so far (" + Words.count(told.wins()) + ")" + (holds ? "" : ", against the plan’s claim"),
                    doubt(standings, told));
        }
        return new Headline(
                told.first(),
                "is preferred to",
                told.second(),
                "in " + percent(told) + " of comparisons" + (holds ? "" : ", against the plan’s claim"),
                holds ? doubt : doubt(standings, told));
    }

    private static Headline leader(Standings standings) {
        var models = standings.models();
        var leader = models.get(0);
        var basis = Words.votes(standings.counts().votes()) + " · " + standings.ties() + " · " + standings.errors();
        if (leader.status() == Status.UNDEFEATED) {
            return new Headline(
                    leader.model(),
                    "has won every vote so far",
                    "",
                    "(" + leader.tally().wins() + ")",
                    basis);
        }
        if (models.size() < 2 || models.get(1).component() != leader.component()) {
            return new Headline(leader.model(), "leads those it can be compared with", "", "", basis);
        }
        return ahead(standings, leader, models.get(1), basis);
    }

    private static Headline ahead(Standings standings, ModelScore leader, ModelScore next, String basis) {
        var contrast = standings.scores().contrast(leader.model(), next.model());
        if (contrast.isEmpty()) {
            return new Headline(leader.model(), "stands above", next.model(), "by every vote between them", basis);
        }
        var gap = contrast.get();
        var doubt = Words.level(standings.plan().level()) + " interval of the lead " + Words.points(points(gap.lower()))
                + " to " + Words.points(points(gap.upper())) + " points, "
                + standings.looks() + " · " + basis;
        if (gap.lower() <= 0) {
            return new Headline(leader.model(), "and", next.model(), "are too close to call", doubt);
        }
        return new Headline(
                leader.model(),
                "leads",
                next.model(),
                "by " + Words.points(points(gap.difference())) + " points",
                doubt);
    }

    private static double points(double odds) {
        return Points.PER_NAT * odds;
    }

    private static String doubt(Standings standings, Duel duel) {
        return interval(standings, duel) + " · " + tally(duel) + " · ties counted as half · " + standings.errors();
    }

    private static String interval(Standings standings, Duel duel) {
        return duel.interval()
                .map(found -> Words.level(standings.plan().level()) + " interval " + found + " %, " + standings.looks())
                .orElse(
                        oneSided(duel)
                                ? "Every vote went the same way, so no interval can be given"
                                : "No interval can be given");
    }

    private static boolean oneSided(Duel duel) {
        return duel.ties() == 0 && (duel.wins() == 0 || duel.losses() == 0);
    }

    private static String tally(Duel duel) {
        return Words.count(duel.wins()) + " wins, " + Words.count(duel.ties()) + " ties, " + Words.count(duel.losses())
                + " losses";
    }

    private static String percent(Duel duel) {
        return Words.percent(duel.share());
    }
}

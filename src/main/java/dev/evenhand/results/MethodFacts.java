package dev.evenhand.results;

import dev.evenhand.card.Blinding;
import dev.evenhand.card.Card;
import dev.evenhand.card.Logged;
import dev.evenhand.card.Ranking;
import dev.evenhand.card.Sides;
import dev.evenhand.card.Words;
import dev.evenhand.card.WordsAlone;
import dev.evenhand.results.CardView.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** How the votes came about and what they could show, in words. */
final class MethodFacts {

    private MethodFacts() {}

    static List<Fact> of(Card card) {
        var sides = card.sides();
        var facts = new ArrayList<Fact>();
        facts.add(new Fact(
                "Planned",
                card.protocol().statistic().words() + ", "
                        + (card.protocol().sequential() ? "sequential, at most " : "")
                        + Words.votes(card.protocol().plannedVotes())));
        facts.add(new Fact(
                "Could find",
                card.power().detectableNet().isPresent()
                        ? "±" + Words.bare(card.power().detectableNet().getAsDouble()) + " points net, with power 80 %"
                        : "nothing yet"));
        if (card.protocol().sequential() && card.power().forecast().isPresent()) {
            facts.add(new Fact(
                    "Forecast",
                    "decided at about " + Words.votes(card.power().forecast().getAsLong())
                            + " if it goes on like this"));
        }
        facts.add(new Fact(
                "Design effect", String.format(Locale.ROOT, "%.2f", card.power().designEffect())));
        facts.add(new Fact(
                "Seats",
                "%s left, %s right (%s)"
                        .formatted(
                                Words.count(sides.firstLeft()),
                                Words.count(sides.firstRight()),
                                Words.chance(sides.balanceP()))));
        facts.add(new Fact("Left chosen among equals", effect(sides)));
        facts.add(new Fact(
                "Same model twice",
                sides.sameModelBallots() == 0
                        ? "not asked"
                        : Words.votes(sides.sameModelBallots()) + share(", left ", sides.sameModelLeftShare())));
        card.agreement()
                .forEach(one -> facts.add(new Fact(
                        one.coefficient(),
                        one.value().isPresent()
                                ? String.format(
                                                Locale.ROOT,
                                                "%.3f on %,d comparisons",
                                                one.value().getAsDouble(),
                                                one.units())
                                        .replace('-', '−')
                                : "no comparison was judged twice")));
        facts.add(new Fact("Blinding", card.blinding().map(MethodFacts::seen).orElse("not asked")));
        card.material()
                .words()
                .ifPresent(words -> facts.addAll(told(words, card.sampling().pairs())));
        facts.add(new Fact(
                "Pairs compared",
                "%,d of %,d, with %,d to %,d votes"
                        .formatted(
                                card.sampling().comparedPairs(),
                                card.sampling().pairs(),
                                card.sampling().fewestVotes(),
                                card.sampling().mostVotes())));
        facts.add(
                new Fact("One ranking", card.ranking().map(MethodFacts::ranked).orElse("two models, one number")));
        facts.add(new Fact("Looks before the end", Words.count(card.looks())));
        card.log().ifPresent(log -> facts.add(new Fact("Signed log", logged(log))));
        return facts;
    }

    private static String ranked(Ranking found) {
        if (!found.asked()) {
            return "of so much asked under Diagnostics";
        }
        return (found.fit().isPresent()
                        ? "fits with %s%s"
                                .formatted(
                                        Words.chance(found.fit().getAsDouble()),
                                        found.whole() ? ", whole raters drawn again" : " by χ², too few raters")
                        : "cannot be told")
                + (found.triads() == 0 ? "" : "; triads go round with " + Words.chance(found.cycles()));
    }

    /** A check and a signature are the server's own; a copy elsewhere is what binds it. */
    private static String logged(Logged log) {
        return "%s entries, %s signed, %s%s"
                .formatted(
                        Words.count(log.entries()),
                        log.signed() == log.entries() ? "all" : Words.count(log.signed()),
                        log.checkedAt()
                                .map(at -> "compared with the votes %s %s UTC"
                                        .formatted(at.substring(0, 10), at.substring(11, 16)))
                                .orElse("not yet compared with the votes"),
                        log.guarded() ? "" : "; guarded by triggers alone");
    }

    private static String effect(Sides sides) {
        return sides.effect().isPresent() && sides.interval().isPresent()
                ? "%s %% (%s to %s %%), expected 50"
                        .formatted(
                                left(sides.effect().getAsDouble()),
                                left(sides.interval().get().lower()),
                                left(sides.interval().get().upper()))
                : "cannot be told";
    }

    /** How often the left of two equals is chosen, by an effect in log odds. */
    private static String left(double effect) {
        return Words.bare(1 / (1 + Math.exp(-effect)));
    }

    private static String share(String before, OptionalDouble share) {
        return share.isPresent() ? before + Words.percent(share.getAsDouble()) : "";
    }

    private static String seen(Blinding blinding) {
        if (blinding.index().isEmpty()) {
            return "asked, no answers";
        }
        return String.format(Locale.ROOT, "index %.2f", blinding.index().getAsDouble())
                + blinding.interval()
                        .map(range -> " (%s to %s)".formatted(Words.signed(range.lower()), Words.signed(range.upper())))
                        .orElse("")
                + String.format(Locale.ROOT, " of %,d asked", blinding.asked());
    }

    /** What a program could tell, and that it is no finding about raters. */
    private static List<Fact> told(WordsAlone words, long pairs) {
        var headline = new Fact(
                "From words alone",
                "a program tells who wrote which in %s of %s tasks (%s to %s %%), 50 being chance; %s"
                        .formatted(
                                Words.percent(words.share()),
                                Words.count(words.tasks()),
                                Words.bare(words.interval().lower()),
                                Words.bare(words.interval().upper()),
                                words.tells() ? "raters may have told, too" : "it may be no more than that"));
        return pairs == 1
                ? List.of(headline)
                : List.of(
                        headline,
                        new Fact(
                                words.pairs() == pairs
                                        ? "The same, all %s pairs of models".formatted(Words.count(pairs))
                                        : "The same, %s of %s pairs of models"
                                                .formatted(Words.count(words.pairs()), Words.count(pairs)),
                                "%s on average, at most %s (%s, %s)"
                                        .formatted(
                                                Words.percent(words.mean()),
                                                Words.percent(words.best().share()),
                                                words.best().first(),
                                                words.best().second())));
    }
}

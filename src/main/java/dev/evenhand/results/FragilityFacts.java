package dev.evenhand.results;

import dev.evenhand.card.Card;
import dev.evenhand.card.Fragility;
import dev.evenhand.card.Statistic;
import dev.evenhand.card.Told;
import dev.evenhand.card.Words;
import dev.evenhand.results.CardView.Fact;
import java.util.ArrayList;
import java.util.List;

/** What it takes to overturn the result, in words. */
final class FragilityFacts {

    private FragilityFacts() {}

    static List<Fact> of(Card card) {
        var facts = new ArrayList<Fact>();
        var found = card.fragility();
        boolean apart = card.protocol().statistic() != Statistic.BRADLEY_TERRY
                && (card.protocol().statistic() == Statistic.GRADED_MEAN
                        || !card.protocol().categories().isEmpty());
        var of = apart ? ", for the win share of all votes alike" : "";
        found.flip().ifPresent(change -> facts.add(new Fact("Votes to change", change(change) + of)));
        found.drop().ifPresent(change -> facts.add(new Fact("Votes to leave out", change(change) + of)));
        if (found.withoutOneLowest().isPresent() && found.withoutOneHighest().isPresent()) {
            var statistic = card.protocol().statistic() == Statistic.BRADLEY_TERRY
                    ? Statistic.BRADLEY_TERRY
                    : Statistic.WIN_SHARE;
            facts.add(new Fact(
                    statistic == Statistic.BRADLEY_TERRY ? "Without any one rater" : "Win share without any one rater",
                    Told.value(statistic, found.withoutOneLowest().getAsDouble()) + " to "
                            + Told.value(statistic, found.withoutOneHighest().getAsDouble())));
        }
        if (facts.isEmpty()) {
            facts.add(new Fact("Votes to change", "cannot be told"));
        }
        return facts;
    }

    private static String change(Fragility.Change change) {
        return "%s (%s), from as few as %s%s"
                .formatted(
                        Words.votes(change.votes()),
                        Words.percent(change.share()),
                        change.raters() == 1 ? "1 rater" : change.raters() + " raters",
                        change.level() < change.votes() ? "; " + Words.count(change.level()) + " end the lead" : "");
    }
}

package dev.evenhand.card;

import dev.evenhand.card.Card.Agreeing;
import dev.evenhand.statistics.Agreement;
import dev.evenhand.statistics.Codings;
import dev.evenhand.statistics.GwetAgreement;
import dev.evenhand.statistics.KrippendorffAlpha;
import java.util.ArrayList;
import java.util.List;

/** How far raters of the same comparison agree on the model, wherever it stood. */
final class Agreed {

    /** Codes of a comparison are its first model in the plan's order, its second, or neither. */
    private static final List<String> CODES = List.of("first", "neither", "second");

    private Agreed() {}

    static List<Agreeing> of(CardVotes votes) {
        var codings = Codings.among(CODES);
        var models = votes.models();
        for (int vote = 0; vote < votes.size(); vote++) {
            int left = models.indexOf(votes.left(vote));
            int right = models.indexOf(votes.right(vote));
            var first = models.get(Math.min(left, right));
            double won = votes.won(vote, first);
            codings.add(
                    votes.task(vote) + " " + Math.min(left, right) + " " + Math.max(left, right),
                    CODES.get(won == 1 ? 0 : won == 0 ? 2 : 1));
        }
        var built = codings.build();
        var found = new ArrayList<Agreeing>();
        for (var agreement : List.of(KrippendorffAlpha.NOMINAL.of(built), GwetAgreement.AC1.of(built))) {
            found.add(agreeing(agreement));
        }
        return found;
    }

    private static Agreeing agreeing(Agreement agreement) {
        return new Agreeing(agreement.coefficient(), agreement.units(), agreement.value());
    }
}
